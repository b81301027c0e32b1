import type { DocumentStore } from './documentStore.ts';
import type { DocumentRecord, PictureContents, VersionRecord } from './records.ts';

/** Keeps documents as long as the page is open, where the browser keeps nothing. */
export function createMemoryStore(): DocumentStore {
  const documents = new Map<string, DocumentRecord>();
  const versions = new Map<string, VersionRecord>();
  const contents = new Map<string, Blob>();
  const done = Promise.resolve();

  function add(pictures: PictureContents): void {
    for (const [hash, blob] of pictures) contents.set(hash, blob);
  }
  function find(hashes: Iterable<string>): PictureContents {
    return new Map([...hashes].flatMap((hash) => (contents.has(hash) ? [[hash, contents.get(hash)!]] : [])));
  }
  function versionsOf(document: string): readonly VersionRecord[] {
    const found = [...versions.values()].filter((version) => version.document === document);
    return found.sort((a, b) => b.savedAt - a.savedAt);
  }
  return {
    save(record, pictures) {
      add(pictures);
      documents.set(record.id, record);
      return done;
    },
    read: (id) => Promise.resolve(documents.get(id)),
    all: () => Promise.resolve([...documents.values()].sort((a, b) => b.savedAt - a.savedAt)),
    remove(id) {
      const record = documents.get(id);
      const old = versionsOf(id);
      documents.delete(id);
      for (const version of old) versions.delete(version.id);
      const hashes = [record, ...old].flatMap((one) => Object.values(one?.files ?? {}));
      return Promise.resolve(record && { record, versions: old, pictures: find(hashes) });
    },
    putBack({ record, versions: old, pictures }) {
      add(pictures);
      documents.set(record.id, record);
      for (const version of old) versions.set(version.id, version);
      return done;
    },
    addVersion(version, pictures) {
      add(pictures);
      versions.set(version.id, version);
      return done;
    },
    versions: (document) => Promise.resolve(versionsOf(document)),
    removeVersions(ids) {
      for (const id of ids) versions.delete(id);
      return done;
    },
    pictures: (hashes) => Promise.resolve(find(hashes)),
    dropUnused() {
      const owners = [...documents.values(), ...versions.values()];
      const used = new Set(owners.flatMap(({ files }) => Object.values(files)));
      for (const hash of contents.keys()) if (!used.has(hash)) contents.delete(hash);
      return done;
    },
  };
}
