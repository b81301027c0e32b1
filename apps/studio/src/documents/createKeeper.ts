import type { Origin, Runs } from '@tweedie/editor';
import type { Workflow } from '@tweedie/workflow';
import type { Shelf } from '../files/createShelf.ts';
import { givenFiles } from '../files/givenFiles.ts';
import { askToPersist } from './askToPersist.ts';
import type { Desk, OpenDocument } from './createDesk.ts';
import { createSaver, type Saver } from './createSaver.ts';
import type { Hold } from '../holdLock.ts';
import { holdDocument } from './holdDocument.ts';
import { keepVersion } from './keepVersion.ts';
import type { DocumentStore } from './store/documentStore.ts';
import type { DocumentRecord, VersionReason } from './store/records.ts';
import type { TabLine } from './tabLine.ts';

/** A document on its way to the desk. */
export interface Arriving {
  readonly workflow: Workflow;
  readonly origin: Origin;
  /** Its pictures, by the names that it has for them. */
  readonly files: ReadonlyMap<string, Blob>;
  /** It is kept, whether somebody edits it or not. @default false */
  readonly touched?: boolean;
  /** Where it was kept before: what was kept of it, and the right to edit it. */
  readonly kept?: { readonly record: DocumentRecord; readonly hold: Hold };
}

/** Keeps whatever lies on the desk, as long as no other tab edits it. */
export interface Keeper {
  /** Begins with what lies on the desk. */
  begin(): void;
  /** The document that is being kept. */
  current(): OpenDocument | undefined;
  /** Puts a document on the desk. The one that was there is saved, or dropped where nobody did anything with it. */
  lay(document: Arriving): void;
  /** Saves what is not saved yet. */
  save(): Promise<void>;
  /** Resolves once the document that was here before is kept, and can be edited elsewhere. */
  settled(): Promise<void>;
  /** Keeps a version of the document as it is now. */
  version(reason: VersionReason): Promise<void>;
}

export interface KeeperOptions {
  readonly desk: Desk;
  readonly shelf: Shelf;
  readonly runs: Runs;
  readonly store: Promise<DocumentStore>;
  readonly line: TabLine;
  /** What is kept is other than before. */
  readonly onChange: () => void;
  /** Another tab edits the document now. */
  readonly onLost: (document: OpenDocument) => void;
  readonly onProblem: (error: unknown) => void;
}

/** How long a document is edited, in milliseconds, before there is another version of it. */
const between = 3 * 60_000;

export function createKeeper({ desk, shelf, runs, store, line, ...told }: KeeperOptions): Keeper {
  const { onChange, onLost, onProblem } = told;
  let saver: Saver | undefined;
  let hold: Hold | undefined;
  let arriving: Arriving | undefined;
  let versionAt = 0;
  let leaving = Promise.resolve();

  function enter(document: OpenDocument): void {
    const { workflow } = document.editor.getState();
    const { kept, touched = kept?.record.touched } = arriving ?? {};
    if (!arriving) shelf.lay(givenFiles(workflow, shelf)); // what belongs to the one before stays with it
    arriving = undefined;
    const files = Object.values(kept?.record.files ?? {});
    saver = createSaver(document, { shelf, store, files, onSaved, onProblem });
    if (touched) saver.touch();
    versionAt = Date.now();
    if (kept) watch(kept.hold, document);
    else void holdDocument(document.id).then((given) => given && watch(given, document));
  }
  function watch(given: Hold, document: OpenDocument): void {
    if (saver?.document !== document) return given.release();
    hold = given;
    void given.lost.then(() => hold === given && lose());
  }
  function leave(): void {
    const [left, held] = [saver, hold];
    if (!left) return;
    const { id } = left.document;
    const over = left.isTouched()
      ? Promise.all([left.save({ closed: true }), version('time')])
      : left.save().then(async () => (await store).remove(id));
    left.stop();
    saver = hold = undefined;
    leaving = over.then(nothing, onProblem).then(() => {
      held?.release();
      onChange();
    });
  }
  function lose(): void {
    const left = saver;
    left?.stop();
    saver = hold = undefined;
    if (left) onLost(left.document);
  }
  function onSaved(record: DocumentRecord): void {
    onChange();
    if (!record.touched) return;
    askToPersist();
    if (saver?.document.id === record.id && Date.now() - versionAt > between) {
      void version('time').catch(onProblem);
    }
  }
  async function version(reason: VersionReason): Promise<void> {
    if (!saver) return;
    const { id, editor } = saver.document;
    const { workflow } = editor.getState();
    const files = givenFiles(workflow, shelf);
    versionAt = Date.now();
    await keepVersion(await store, { document: id, workflow, files, reason });
    onChange();
  }
  async function letGo(): Promise<void> {
    const [left, held] = [saver, hold];
    await left?.save();
    if (saver !== left) return;
    lose();
    held?.release();
  }

  return {
    begin() {
      enter(desk.getState());
      desk.subscribe((now) => {
        leave();
        enter(now);
      });
      runs.subscribe(({ records }, { records: before }) => {
        const last = records.at(-1);
        if (!last || before.some(({ id }) => id === last.id)) return;
        shelf.keepFor(last.workflow);
        if (saver?.document.id !== last.document) return;
        saver.touch();
        void version('run').catch(onProblem);
      });
      line.listen((said) => {
        if (said.is === 'let-go' && said.id === saver?.document.id) void letGo();
      });
      document.addEventListener('visibilitychange', () => document.hidden && void saver?.save());
      addEventListener('pagehide', () => void saver?.save({ closed: true, atOnce: true }));
    },
    current: () => saver?.document,
    lay(document) {
      leave();
      arriving = document;
      shelf.lay(document.files);
      const { workflow, origin, kept } = document;
      desk.open(workflow, { origin, ...(kept && { id: kept.record.id }) });
    },
    save: () => saver?.save() ?? Promise.resolve(),
    settled: () => leaving,
    version,
  };
}

function nothing(): void {
  // what came of it does not matter
}
