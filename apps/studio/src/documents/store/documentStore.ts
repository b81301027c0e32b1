import type { DocumentRecord, PictureContents, VersionRecord, WholeDocument } from './records.ts';

/** Where documents are kept, each method all or nothing; pictures, there once by content, may come a moment later. */
export interface DocumentStore {
  /** Puts a document in the place of what was kept of it. `pictures`: those that may not be here yet. */
  save(record: DocumentRecord, pictures: PictureContents): Promise<void>;
  read(id: string): Promise<DocumentRecord | undefined>;
  /** All documents, the newest first. */
  all(): Promise<readonly DocumentRecord[]>;
  /** Removes a document with its versions, and gives them for `putBack`. Its pictures stay until `dropUnused`. */
  remove(id: string): Promise<WholeDocument | undefined>;
  putBack(document: WholeDocument): Promise<void>;
  addVersion(version: VersionRecord, pictures: PictureContents): Promise<void>;
  /** What a document was, the newest first. */
  versions(document: string): Promise<readonly VersionRecord[]>;
  removeVersions(ids: readonly string[]): Promise<void>;
  /** Those of the pictures that are here. */
  pictures(hashes: Iterable<string>): Promise<PictureContents>;
  /** Drops the pictures that no document and no version has. */
  dropUnused(): Promise<void>;
}
