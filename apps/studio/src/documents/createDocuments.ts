import { readDraft } from '@tweedie/editor';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { recall, remember } from '../browserMemory.ts';
import { givenFiles } from '../files/givenFiles.ts';
import { strings } from '../strings/documents.ts';
import { type Arriving, createKeeper, type Keeper, type KeeperOptions } from './createKeeper.ts';
import type { Hold } from '../holdLock.ts';
import { holdDocument } from './holdDocument.ts';
import { newDocument } from './newDocument.ts';
import type { DocumentStore } from './store/documentStore.ts';
import type { DocumentRecord } from './store/records.ts';
import { takeRescued } from './store/rescue.ts';
import { openTabLine } from './tabLine.ts';
import type { Notices } from '../notices/createNotices.ts';

/** A document that cannot be edited here. */
export interface Elsewhere {
  readonly id: string;
  readonly name: string;
  /** It is open in another tab, or another tab took it from this one. */
  readonly why: 'open' | 'taken';
}

export interface DocumentsState {
  readonly elsewhere?: Elsewhere | undefined;
  /** Grows whenever what is kept changes, here or in another tab. */
  readonly changes: number;
}

/** Something new to open; its pictures are none unless given. */
export type NewDocument = Omit<Arriving, 'kept' | 'files'> & Partial<Pick<Arriving, 'files'>>;

/** The documents of this browser, and which of them this tab edits. All that is edited is saved. */
export interface Documents
  extends
    Pick<StoreApi<DocumentsState>, 'getState' | 'getInitialState' | 'subscribe'>,
    Pick<Keeper, 'save' | 'settled' | 'version'> {
  readonly store: Promise<DocumentStore>;
  /** Opens what was open in this tab, or else what was open last, and begins to keep what is on the desk. */
  begin(): Promise<void>;
  /** Opens a document of the store, unless another tab edits it: that is then in the state. */
  open(id: string): Promise<void>;
  /** Opens something new. What was open stays among the documents. */
  openNew(document: NewDocument): void;
  /** Opens the document that another tab edits, which then cannot any more. */
  takeOver(): Promise<void>;
  /** Opens a copy of the document that another tab edits. */
  openCopy(): Promise<void>;
  /** Does without the document that another tab edits. */
  doWithout(): void;
  /** Says, here and in other tabs, that what is kept is other than before. */
  changed(): void;
}

export interface DocumentsOptions extends Pick<KeeperOptions, 'desk' | 'shelf' | 'runs' | 'store'> {
  readonly notices: Notices;
}

/** How long another tab has to let go of a document, in milliseconds. */
const patience = 3000;
/** Where this tab remembers what it had open. */
const memory = 'tweedie.document';

export function createDocuments({ notices, ...options }: DocumentsOptions): Documents {
  const { desk, shelf, store } = options;
  const state = createStore<DocumentsState>(() => ({ changes: 0 }));
  const line = openTabLine();
  const keeper = createKeeper({ ...options, line, onChange: changed, onLost, onProblem });
  const before = recall(memory, 'sessionStorage');

  function noteChange(): void {
    state.setState(({ changes }) => ({ changes: changes + 1 }));
  }
  function changed(): void {
    noteChange();
    line.say({ is: 'changed' });
  }
  function onLost({ id, editor }: ReturnType<typeof desk.getState>): void {
    const name = editor.getState().workflow.name || strings.untitled;
    state.setState({ elsewhere: { id, name, why: 'taken' } });
  }
  function onProblem(error: unknown): void {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    if (!isFull) return notices.sayProblem(error, strings.notKept);
    notices.say({ text: strings.full, remedy: strings.fullRemedy, look: 'problem' });
  }

  /** A document of the store with its pictures, or a word on why there is none. */
  async function read(id: string): Promise<(Omit<Arriving, 'kept'> & Found) | undefined> {
    const record = await (await store).read(id);
    const draft = readDraft(record);
    if (!record || !draft) {
      const text = record ? strings.unreadable(record.name ?? strings.untitled) : strings.gone;
      notices.say({ text, look: 'problem' });
      return undefined;
    }
    const contents = await (await store).pictures(Object.values(record.files));
    const files = Object.entries(record.files).filter(([, hash]) => contents.has(hash));
    const { workflow, origin, path } = draft;
    return {
      workflow,
      origin,
      path,
      record,
      files: new Map(files.map(([name, hash]) => [name, contents.get(hash)!])),
    };
  }
  async function openHeld(id: string, hold: Hold): Promise<DocumentRecord | undefined> {
    const found = await read(id);
    if (!found) hold.release();
    if (!found) return undefined;
    const { record, path, ...document } = found;
    state.setState({ elsewhere: undefined });
    keeper.lay({ ...document, kept: { record, hold } });
    desk.getState().editor.actions.open(path);
    return record;
  }
  async function open(id: string): Promise<DocumentRecord | undefined> {
    if (keeper.current()?.id === id) return undefined;
    const hold = await holdDocument(id);
    if (hold) return openHeld(id, hold);
    const { name = strings.untitled } = (await (await store).read(id)) ?? {};
    state.setState({ elsewhere: { id, name, why: 'open' } });
    return undefined;
  }
  function openNew({ files = new Map(), ...document }: NewDocument): void {
    state.setState({ elsewhere: undefined });
    keeper.lay({ ...document, files });
  }
  /** What this tab had open is asked for wherever it is edited now; another one only where no tab edits it. */
  async function resume(): Promise<void> {
    await takeRescued(await store);
    const all = await (await store).all();
    const mine = all.find(({ id }) => id === before);
    if (mine) return sayRecovered(await open(mine.id));
    const last = all.find(({ touched }) => touched);
    const hold = last && (await holdDocument(last.id));
    if (hold) sayRecovered(await openHeld(last.id, hold));
  }
  function sayRecovered(record: DocumentRecord | undefined): void {
    if (record && !record.closed) notices.say({ text: strings.recovered(record.name ?? strings.untitled) });
  }

  line.listen(({ is }) => is === 'changed' && noteChange());
  return {
    getState: state.getState,
    getInitialState: state.getInitialState,
    subscribe: state.subscribe,
    ...{ store, openNew, changed },
    ...{ save: keeper.save, settled: keeper.settled, version: keeper.version },
    async begin() {
      keeper.begin();
      await resume().catch(onProblem);
      const rememberOpen = (): void => remember(memory, desk.getState().id, 'sessionStorage');
      rememberOpen();
      desk.subscribe(rememberOpen);
      void tidyUp(await store).catch(() => undefined); // the next visit tries again
    },
    async open(id) {
      await open(id);
    },
    async takeOver() {
      const { elsewhere } = state.getState();
      if (!elsewhere) return;
      line.say({ is: 'let-go', id: elsewhere.id });
      const hold =
        (await holdDocument(elsewhere.id, { how: AbortSignal.timeout(patience) })) ??
        (await holdDocument(elsewhere.id, { how: 'steal' }));
      if (hold) await openHeld(elsewhere.id, hold);
    },
    async openCopy() {
      const { elsewhere } = state.getState();
      if (!elsewhere) return;
      const { editor, origin } = desk.getState();
      const { workflow } = editor.getState();
      const taken = { workflow, origin, files: givenFiles(workflow, shelf) };
      const found = elsewhere.why === 'taken' ? taken : await read(elsewhere.id);
      if (!found) return;
      const name = strings.copyOf(elsewhere.name);
      openNew({
        ...{ origin: found.origin, files: found.files, touched: true },
        workflow: { ...found.workflow, name },
      });
    },
    doWithout() {
      const { elsewhere } = state.getState();
      state.setState({ elsewhere: undefined });
      if (elsewhere?.why === 'taken') openNew({ workflow: newDocument, origin: { kind: 'new' } });
    },
  };
}

/** Drops templates that somebody looked at in tabs that are gone, and pictures that nothing has. */
async function tidyUp(store: DocumentStore): Promise<void> {
  for (const { id, touched, savedAt } of await store.all()) {
    const isOld = Date.now() - savedAt > 60_000; // a tab that has just begun may not hold its own yet
    const hold = touched || !isOld ? undefined : await holdDocument(id);
    if (!hold) continue;
    await store.remove(id);
    hold.release();
  }
  await store.dropUnused();
}

interface Found {
  readonly record: DocumentRecord;
  /** The nodes that were open. */
  readonly path: readonly string[];
}
