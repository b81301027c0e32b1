import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ModelStore } from './createModelStore.ts';
import { modelBytes } from './fixtures/behaviour.ts';
import { bytes, expectModel, failure, openStore, serve } from './fixtures/harness.ts';

describe('room', () => {
  /** Lets the browser grant `free` bytes more than what is there now. */
  function grant(free: number): void {
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: 1e6 + free, usage: 1e6 });
  }
  async function filled(): Promise<ModelStore> {
    const store = await openStore();
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    for (const [i, name] of ['first', 'second', 'third'].entries()) {
      vi.setSystemTime(1000 * (i + 1));
      await store.add(new Blob([modelBytes(bytes, i + 10)]), name);
    }
    vi.setSystemTime(9000);
    const [, , first] = await store.list();
    await store.open(first!.key); // so the second is the one that was used least lately
    return store;
  }
  const names = async (store: ModelStore): Promise<string[]> =>
    (await store.list()).map(({ name }) => name).sort();

  test('is made by removing what was used least lately, and no more than that', async () => {
    const [store, { url }] = [await filled(), await serve()];
    grant(100_000);
    await store.get({ url, name: 'new' });
    expect(await names(store)).toEqual(['first', 'new', 'third']);
  });

  test('that cannot be made is told, and nothing is removed for it', async () => {
    const [store, { url }] = [await filled(), await serve({ bytes: 2_000_000 })];
    grant(100_000);
    const { code, message, remedy } = await failure(store.get({ url, name: 'new' }));
    expect({ code, message, remedy }).toMatchInlineSnapshot(`
      {
        "code": "write-failed",
        "message": "new: the store of models is full, it lacks 1.9 MB",
        "remedy": "Remove models: first (400 kB), third (400 kB), second (400 kB). Or free space on the disk.",
      }
    `);
    expect(await names(store)).toEqual(['first', 'second', 'third']);
  });

  test('is never made by removing a model that is on its way', async () => {
    const [store, slow, { url }] = [await filled(), await serve({ pause: 100 }), await serve()];
    let download: Promise<Uint8Array<ArrayBuffer>>;
    await new Promise<void>((started) => {
      download = store.get({ url: slow.url, name: 'slow' }, { onProgress: () => started() });
    });
    vi.setSystemTime(10_000);
    for (const { key, name } of await store.list()) if (name !== 'slow') await store.open(key);
    grant(100_000); // the slow one is the one that was used least lately now
    await store.get({ url, name: 'new' });
    expect(await names(store)).toContain('slow');
    await expectModel(download!);
  });

  test('that runs out while bytes are written takes the beginning along', async () => {
    const [store, { url }] = [await openStore({ kinds: ['cache'] }), await serve()];
    const put = Cache.prototype.put;
    vi.spyOn(Cache.prototype, 'put').mockImplementation(function (this: Cache, request, response) {
      if (!(request as string).endsWith('000002')) return put.call(this, request, response);
      return Promise.reject(new DOMException('full', 'QuotaExceededError'));
    });
    const { code, message } = await failure(store.get({ url, name: 'new' }));
    expect({ code, message }).toMatchInlineSnapshot(`
      {
        "code": "write-failed",
        "message": "new: the store of models is full, the browser takes no more",
      }
    `);
    expect(await store.list()).toEqual([]);
  });
});
