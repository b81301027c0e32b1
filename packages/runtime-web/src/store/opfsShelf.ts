import type { Shelf } from './shelf.ts';

/** Keeps bytes in the origin's private file system. Rejects where this browser or this thread has no way to write there. */
export async function opfsShelf(name: string): Promise<Shelf> {
  const root = await navigator.storage.getDirectory();
  const { prototype } = FileSystemFileHandle;
  if (!('createWritable' in prototype) && !hasSyncAccess(prototype)) {
    throw new Error('no file can be written here');
  }
  const home = await root.getDirectoryHandle('tweedie', { create: true });
  const folder = await home.getDirectoryHandle(name, { create: true });
  return {
    kind: 'opfs',
    name,
    async read(file) {
      const handle = await found(folder.getFileHandle(file));
      return handle && new Uint8Array(await (await handle.getFile()).arrayBuffer());
    },
    async write(file, bytes) {
      await write(await folder.getFileHandle(file, { create: true }), bytes);
    },
    async remove(file) {
      await found(folder.removeEntry(file));
    },
    async sizes() {
      const sizes = new Map<string, number>();
      for await (const [entry, handle] of folder.entries()) {
        const facts = await found((handle as FileSystemFileHandle).getFile());
        if (facts) sizes.set(entry, facts.size);
      }
      return sizes;
    },
  };
}

/** What Workers have, and TypeScript's types of pages leave out. */
interface SyncFile extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<{
    truncate(size: number): void;
    write(bytes: Uint8Array, options: { readonly at: number }): number;
    flush(): void;
    close(): void;
  }>;
}

/** Only Workers have it, and Safari before 26 knows no other way to write. */
function hasSyncAccess(handle: object): handle is SyncFile {
  return 'createSyncAccessHandle' in handle;
}

async function write(handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (!hasSyncAccess(handle)) {
    const stream = await handle.createWritable();
    try {
      await stream.write(bytes);
    } catch (error) {
      await stream.abort().catch(() => undefined);
      throw error;
    }
    await stream.close();
    return;
  }
  const access = await handle.createSyncAccessHandle();
  try {
    access.truncate(0);
    access.write(bytes, { at: 0 });
    access.flush();
  } finally {
    access.close();
  }
}

async function found<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}
