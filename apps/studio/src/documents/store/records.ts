import type { DraftRecord } from '@tweedie/editor';

/** Pictures by the names that a document has for them, each as the hash of its content. */
export type PictureHashes = Readonly<Record<string, string>>;

/** A document as it is kept. */
export interface DocumentRecord extends DraftRecord {
  readonly files: PictureHashes;
  /** It is more than a template that somebody looked at: it is kept until somebody deletes it. */
  readonly touched: boolean;
  /** The page that edited it said good-bye. Where it did not, it broke off. */
  readonly closed: boolean;
}

/** Why there is a version: some time had passed, a run began, or an older version was about to take its place. */
export type VersionReason = 'time' | 'run' | 'restore';

/** What a document once was. */
export interface VersionRecord {
  readonly id: string;
  readonly document: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly reason: VersionReason;
  /** As `writeWorkflow` writes it. */
  readonly text: string;
  readonly files: PictureHashes;
}

/** Contents of pictures, by hash. */
export type PictureContents = ReadonlyMap<string, Blob>;

/** A document with all that belongs to it. */
export interface WholeDocument {
  readonly record: DocumentRecord;
  readonly versions: readonly VersionRecord[];
  readonly pictures: PictureContents;
}
