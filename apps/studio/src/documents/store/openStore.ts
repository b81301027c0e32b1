import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { DocumentStore } from './documentStore.ts';
import type { DocumentRecord, PictureContents, PictureHashes, VersionRecord } from './records.ts';

interface Schema extends DBSchema {
  readonly documents: {
    key: string;
    value: Stored<DocumentRecord>;
    indexes: { pictures: string; savedAt: number };
  };
  readonly versions: {
    key: string;
    value: Stored<VersionRecord>;
    indexes: { pictures: string; document: string };
  };
  /** By the hash of their content. */
  readonly pictures: { key: string; value: Blob };
}

/** The hashes of its pictures are listed, so that an index finds who has a picture. */
type Stored<T> = T & { readonly pictures: readonly string[] };

/** Opens the database of this browser. Rejects where the browser does not allow one. */
export async function openStore(name = 'tweedie-studio'): Promise<DocumentStore> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(database) {
      const documents = database.createObjectStore('documents', { keyPath: 'id' });
      documents.createIndex('pictures', 'pictures', { multiEntry: true });
      documents.createIndex('savedAt', 'savedAt');
      const versions = database.createObjectStore('versions', { keyPath: 'id' });
      versions.createIndex('pictures', 'pictures', { multiEntry: true });
      versions.createIndex('document', 'document');
      database.createObjectStore('pictures');
    },
    blocking: () => db.close(), // a newer studio in another tab waits for it
  });
  return storeOver(db);
}

const all = ['documents', 'versions', 'pictures'] as const;

function storeOver(db: IDBPDatabase<Schema>): DocumentStore {
  /**
   * Documents do not wait for pictures, which take longer: a page may go away meanwhile. They come first, so that no
   * other tab drops the pictures.
   */
  async function put(
    documents: readonly DocumentRecord[],
    versions: readonly VersionRecord[],
    contents: PictureContents,
  ): Promise<void> {
    const change = db.transaction(['documents', 'versions'], 'readwrite');
    const asked = [
      ...documents.map((one) => change.objectStore('documents').put(stored(one))),
      ...versions.map((one) => change.objectStore('versions').put(stored(one))),
    ];
    change.commit(); // a page that goes away hears no answer, after which this would come by itself
    await Promise.all([...asked, change.done, putPictures(contents)]);
  }
  async function putPictures(contents: PictureContents): Promise<void> {
    if (contents.size === 0) return;
    const change = db.transaction('pictures', 'readwrite');
    await Promise.all([...[...contents].map(([hash, blob]) => change.store.put(blob, hash)), change.done]);
  }
  async function pictures(hashes: Iterable<string>): Promise<PictureContents> {
    const read = db.transaction('pictures').store;
    const found = await Promise.all(
      [...new Set(hashes)].map(async (hash) => [hash, await read.get(hash)] as const),
    );
    return new Map(found.filter((entry): entry is [string, Blob] => entry[1] !== undefined));
  }
  return {
    save: (document, given) => put([document], [], given),
    async read(id) {
      const found = await db.get('documents', id);
      return found && bare(found);
    },
    all: async () => (await db.getAllFromIndex('documents', 'savedAt')).reverse().map(bare),
    async remove(id) {
      const change = db.transaction(['documents', 'versions'], 'readwrite');
      const record = await change.objectStore('documents').get(id);
      const versions = await change.objectStore('versions').index('document').getAll(id);
      await change.objectStore('documents').delete(id);
      for (const version of versions) await change.objectStore('versions').delete(version.id);
      await change.done;
      if (!record) return undefined;
      const hashes = [record, ...versions].flatMap((one) => one.pictures);
      return { record: bare(record), versions: versions.map(bare), pictures: await pictures(hashes) };
    },
    putBack: ({ record, versions, pictures: given }) => put([record], versions, given),
    async addVersion(version, given) {
      const change = db.transaction(['versions', 'pictures'], 'readwrite');
      const contents = change.objectStore('pictures');
      for (const [hash, blob] of given) {
        if ((await contents.getKey(hash)) === undefined) await contents.put(blob, hash);
      }
      await change.objectStore('versions').put(stored(version));
      await change.done;
    },
    async versions(document) {
      const found = await db.getAllFromIndex('versions', 'document', document);
      return found.map(bare).sort((a, b) => b.savedAt - a.savedAt);
    },
    async removeVersions(ids) {
      const change = db.transaction('versions', 'readwrite');
      await Promise.all([...ids.map((id) => change.store.delete(id)), change.done]);
    },
    pictures,
    async dropUnused() {
      const change = db.transaction(all, 'readwrite');
      const inDocuments = change.objectStore('documents').index('pictures');
      const inVersions = change.objectStore('versions').index('pictures');
      for (const hash of await change.objectStore('pictures').getAllKeys()) {
        const counts = await Promise.all([inDocuments.count(hash), inVersions.count(hash)]);
        if (counts.every((count) => count === 0)) await change.objectStore('pictures').delete(hash);
      }
      await change.done;
    },
  };
}

function stored<T extends { readonly files: PictureHashes }>(record: T): Stored<T> {
  return { ...record, pictures: [...new Set(Object.values(record.files))] };
}

function bare<T extends { readonly files: PictureHashes }>({ pictures: _, ...record }: Stored<T>): T {
  return record as unknown as T;
}
