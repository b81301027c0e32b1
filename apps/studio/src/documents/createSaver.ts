import { draftOf } from '@tweedie/editor';
import { givenFiles } from '../files/givenFiles.ts';
import type { Shelf } from '../files/createShelf.ts';
import type { OpenDocument } from './createDesk.ts';
import type { DocumentStore } from './store/documentStore.ts';
import { hashOf, keyNow } from './store/hashOf.ts';
import type { DocumentRecord, PictureHashes } from './store/records.ts';
import { rescue } from './store/rescue.ts';

/** How long edits rest, and how long they may wait at most, in milliseconds, before they are saved. */
const [rest, most] = [400, 3000];

/** Saves a document while somebody edits it. */
export interface Saver {
  readonly document: OpenDocument;
  /** It is more than a template that somebody looked at. */
  isTouched(): boolean;
  touch(): void;
  /** Saves now what is not saved yet, as it is at this moment. */
  save(options?: SaveOptions): Promise<void>;
  /** Saves nothing any more. */
  stop(): void;
}

export interface SaveOptions {
  /** For good: nobody edits it here any more. @default false */
  readonly closed?: boolean;
  /** The page goes away, and may be gone before the database has it. @default false */
  readonly atOnce?: boolean;
}

export interface SaverOptions {
  readonly shelf: Shelf;
  readonly store: Promise<DocumentStore>;
  /** The hashes of the pictures that are kept already. */
  readonly files: readonly string[];
  readonly onSaved: (record: DocumentRecord) => void;
  readonly onProblem: (error: unknown) => void;
}

export function createSaver(document: OpenDocument, options: SaverOptions): Saver {
  const { shelf, store, onSaved, onProblem } = options;
  const { id, origin, editor } = document;
  let touched = origin.kind === 'file' || origin.kind === 'link';
  let stored = new Set(options.files);
  let [dirty, closed, stopped] = [true, false, false];
  /** When it is saved at the latest. */
  let latest = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue = Promise.resolve();

  function soon(wait = rest): void {
    if (stopped) return;
    const now = performance.now();
    [dirty, latest] = [true, Math.min(latest, now + (wait === 0 ? 0 : most))];
    clearTimeout(timer);
    timer = setTimeout(() => void save(), Math.min(wait, latest - now));
  }
  function save({ closed: closing = false, atOnce = false }: SaveOptions = {}): Promise<void> {
    if (stopped || (!dirty && (closed || !closing))) return queue;
    clearTimeout(timer);
    [dirty, closed, latest] = [false, closing, Infinity];
    const draft = draftOf(editor.getState(), { id, origin, now: Date.now() });
    const files = givenFiles(editor.getState().workflow, shelf);
    const record = { ...draft, touched, closed };
    if (atOnce) {
      const hashes = keysNow(files);
      rescue({ ...record, files: hashes });
      return write(record, files, hashes).catch(onProblem);
    }
    queue = queue.then(async () => write(record, files, await hashesOf(files))).catch(onProblem);
    return queue;
  }
  async function write(
    draft: Omit<DocumentRecord, 'files'>,
    files: ReadonlyMap<string, Blob>,
    hashes: PictureHashes,
  ): Promise<void> {
    const named = Object.entries(hashes).map(([name, hash]) => [hash, files.get(name)!] as const);
    const kept = { ...draft, files: hashes };
    await (await store).save(kept, new Map(named.filter(([hash]) => !stored.has(hash))));
    stored = new Set(Object.values(hashes));
    onSaved(kept);
  }

  const unwatch = [
    editor.subscribe((now, before) => {
      if (now.history !== before.history && now.history.entries.length > 0) touched = true;
      if (now.workflow !== before.workflow || now.path !== before.path) soon();
    }),
    shelf.subscribe(() => soon(0)), // a picture takes its time, and cannot be typed again
  ];
  soon(0);
  return {
    document,
    isTouched: () => touched,
    touch() {
      if (touched) return;
      touched = true;
      soon();
    },
    save,
    stop() {
      stopped = true;
      clearTimeout(timer);
      for (const each of unwatch) each();
    },
  };
}

function keysNow(files: ReadonlyMap<string, Blob>): PictureHashes {
  return Object.fromEntries([...files].map(([name, blob]) => [name, keyNow(blob)]));
}

/** What pictures hold, by their names. */
export async function hashesOf(files: ReadonlyMap<string, Blob>): Promise<PictureHashes> {
  return Object.fromEntries(
    await Promise.all([...files].map(async ([name, blob]) => [name, await hashOf(blob)] as const)),
  );
}
