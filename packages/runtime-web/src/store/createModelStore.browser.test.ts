import { describe, expect, test, vi } from 'vitest';
import type { ModelStore } from './createModelStore.ts';
import { digest } from './digest.ts';
import { type Behaviour, modelBytes } from './fixtures/behaviour.ts';
import {
  bytes,
  expectModel,
  failure,
  newName,
  openStore,
  pieceBytes,
  serve,
  type Served,
  sha256,
} from './fixtures/harness.ts';
import { getAll } from './getAll.ts';
import type { ModelSource, StoredModel } from './model.ts';

async function listed(store: ModelStore): Promise<[StoredModel]> {
  const models = await store.list();
  expect(models).toHaveLength(1);
  return [models[0]!];
}

describe.each(['opfs', 'cache', 'memory'] as const)('a store of the kind %s', (kind) => {
  test('downloads a model once, with progress, and lists it', async () => {
    const [store, { url, asked }] = [await openStore({ kinds: [kind] }), await serve()];
    expect(store.kind).toBe(kind);
    const onProgress = vi.fn<(loaded: number, total?: number) => void>();
    await expectModel(store.get({ url, sha256, bytes, name: 'stripes' }, { onProgress }));
    const loaded = onProgress.mock.calls.map(([loaded]) => loaded);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    expect(onProgress).toHaveBeenLastCalledWith(bytes, bytes);
    expect(await store.list()).toMatchObject([{ key: sha256, name: 'stripes', bytes, complete: true }]);
    await expectModel(store.get({ url, sha256 }));
    expect(await asked()).toHaveLength(1);
    await store.remove(sha256);
    expect(await store.list()).toEqual([]);
    await store.get({ url, sha256 });
    expect(await asked()).toHaveLength(1 + 1);
  });

  test('goes on from where the connection broke', async () => {
    const [store, { url, become, asked }] = [
      await openStore({ kinds: [kind] }),
      await serve({ breakAfter: 300_000 }),
    ];
    const broken = await failure(store.get({ url, sha256, name: 'stripes' }));
    expect(broken.code).toBe('download-failed');
    expect(broken.message).toMatch(/^stripes: the server broke the connection, after \d+ kB$/);
    const [{ bytes: begun, complete }] = await listed(store);
    expect(complete).toBe(false);
    expect(begun).toBeGreaterThan(0);
    await become();
    await expectModel(store.get({ url, sha256 }));
    expect(await asked()).toEqual([{ range: `bytes=${begun}-`, ifRange: '"v1"' }]);
  });

  test('keeps a file of the user and gives it again', async () => {
    const store = await openStore({ kinds: [kind] });
    const added = await store.add(new Blob([modelBytes(bytes)]), 'mine.onnx');
    expect(added).toMatchObject({ key: sha256, name: 'mine.onnx', bytes, complete: true });
    expect(await store.list()).toEqual([added]);
    await expectModel(store.open(sha256));
    expect((await failure(store.open('0'.repeat(64)))).code).toBe('not-found');
  });
});

test.each(['opfs', 'cache'] as const)(
  'another store of the kind %s finds what the first one kept',
  async (kind) => {
    const { url, become } = await serve();
    const options = { kinds: [kind], name: newName() };
    await (await openStore(options)).get({ url });
    await become({ status: 500 });
    await expectModel((await openStore(options)).get({ url }));
  },
);

describe('a beginning that is here', () => {
  /** A store that holds the beginning of version 1 of a model. */
  async function begun(behaviour: Partial<Behaviour> = {}): Promise<Served & { store: ModelStore }> {
    const [store, server] = [await openStore(), await serve({ ...behaviour, breakAfter: 300_000 })];
    await failure(store.get({ url: server.url }));
    return { ...server, store };
  }

  test('is thrown away where the server has another version now', async () => {
    const { store, url, become, asked } = await begun();
    await become({ version: 2 });
    await expectModel(store.get({ url }), 2);
    expect(await asked()).toHaveLength(1);
  });

  test('is thrown away where another date shows it', async () => {
    const { store, url, become } = await begun({ validator: 'date' });
    await become({ version: 2, validator: 'date' });
    await expectModel(store.get({ url }), 2);
  });

  test('is thrown away where the server knows no ranges', async () => {
    const { store, url, become, asked } = await begun();
    await become({ knowsRanges: false });
    await expectModel(store.get({ url }));
    expect(await asked()).toHaveLength(1);
  });

  test('is not used where nothing shows which version it is of', async () => {
    const { store, url, become, asked } = await begun({ validator: 'none' });
    await become({ validator: 'none', version: 2 });
    await expectModel(store.get({ url }), 2);
    expect(await asked()).toEqual([{ range: null, ifRange: null }]);
  });

  test('is thrown away where only the checksum shows that the file changed', async () => {
    const [store, server] = [await openStore(), await serve({ breakAfter: 300_000, validator: 'none' })];
    const source = { url: server.url, sha256: await digest(modelBytes(bytes, 2)) };
    await failure(store.get(source));
    await server.become({ validator: 'none', version: 2 });
    await expectModel(store.get(source), 2);
    expect((await server.asked()).map(({ range }) => range === null)).toEqual([false, true]);
  });

  test('is used across origins, where the version is compared when the answer comes', async () => {
    const [store, server] = [await openStore(), await serve({ breakAfter: 300_000, validator: 'date' })];
    const far = new URL(server.url).pathname.replace(
      '/test-models',
      await (await fetch('/test-models/far')).text(),
    );
    await failure(store.get({ url: far }));
    await server.become({ validator: 'date' });
    await expectModel(store.get({ url: far }));
    expect(await server.asked()).toEqual([
      { range: expect.stringMatching(/^bytes=[1-9]/) as string, ifRange: null },
    ]);
  });
});

describe('a server', () => {
  async function refusal(
    behaviour: Partial<Behaviour>,
    source: Partial<ModelSource> = {},
    patience = 5,
  ): Promise<string> {
    const [store, { url }] = [await openStore({ patience }), await serve(behaviour)];
    const { code, message } = await failure(store.get({ url, name: 'stripes', ...source }));
    const kept = (await store.list()).map(({ bytes, complete }) =>
      complete ? 'all' : `a beginning of ${bytes > 0 ? 'some' : 'no'} bytes`,
    );
    return `${code}: ${message.replace(url, 'URL').replace(/\d+ kB/, 'some')}; kept: ${kept.join() || 'nothing'}`;
  }

  test('that fails is told in a sentence, and nothing bad is kept', async () => {
    expect(await refusal({ status: 404 })).toMatchInlineSnapshot(
      `"not-found: There is no model at URL (HTTP 404); kept: nothing"`,
    );
    expect(await refusal({ status: 403 })).toMatchInlineSnapshot(
      `"download-failed: URL cannot be had: the server answered with HTTP 403; kept: nothing"`,
    );
    expect(await refusal({ status: 503 })).toMatchInlineSnapshot(
      `"download-failed: URL cannot be had: the server answered with HTTP 503; kept: nothing"`,
    );
    expect(await refusal({ type: 'text/html' })).toMatchInlineSnapshot(
      `"not-found: URL gives a web page, not a model; kept: nothing"`,
    );
    expect(await refusal({}, { url: 'http://127.0.0.1:9/model.onnx' })).toMatchInlineSnapshot(
      `"download-failed: http://127.0.0.1:9/model.onnx cannot be reached; kept: nothing"`,
    );
    expect(await refusal({ version: 2 }, { sha256 })).toMatchInlineSnapshot(
      `"bad-model: stripes must have the SHA-256 1d198378fa24817409f23a5a96269788fa9954d4271b465b3115e0482c499b11, got e72b05f109f8a9cf82cd56a23cf10d8fab827a45d4aef12809ef1f28dd62e9bc; kept: nothing"`,
    );
    expect(await refusal({}, { bytes: bytes - 1 })).toMatchInlineSnapshot(
      `"bad-model: stripes must have 399999 bytes, got more; kept: nothing"`,
    );
    expect(await refusal({ claims: 100_000 }, { bytes })).toMatchInlineSnapshot(
      `"bad-model: stripes must have 400000 bytes, got 100000; kept: nothing"`,
    );
    expect(await refusal({ claims: 'nothing', breakAfter: 200_000 })).toMatchInlineSnapshot(
      `"download-failed: stripes: the server broke the connection, after some; kept: a beginning of some bytes"`,
    );
    expect(await refusal({ silentAfter: 200_000 }, {}, 0.5)).toMatchInlineSnapshot(
      `"download-failed: stripes: the server sent nothing for 0.5 s, after some; kept: a beginning of some bytes"`,
    );
    expect(await refusal({ silentAfter: 0 }, {}, 0.5)).toMatchInlineSnapshot(
      `"download-failed: stripes: the server sent nothing for 0.5 s; kept: nothing"`,
    );
    expect(await refusal({}, { sha256: 'abc' })).toMatchInlineSnapshot(
      `"bad-parameter: URL: sha256 must have 64 digits from 0 to f, got "abc"; kept: nothing"`,
    );
  });
});

test('a copy that was damaged in the store is downloaded anew', async () => {
  const [store, { url }] = [await openStore({ kinds: ['cache'], name: 'damaged' }), await serve()];
  await store.get({ url, sha256 });
  const cache = await caches.open('tweedie/damaged');
  const [piece] = (await cache.keys()).filter(({ url }) => url.endsWith('000003'));
  await cache.put(piece!, new Response(new Uint8Array(pieceBytes)));
  await expectModel(store.get({ url, sha256 }));
});

test('a download that is cancelled stops within a chunk, and the next goes on from there', async () => {
  const [store, { url, become, asked }] = [await openStore(), await serve({ pause: 50 })];
  const controller = new AbortController();
  const onProgress = (loaded: number): void => {
    if (loaded > 100_000) controller.abort();
  };
  expect((await failure(store.get({ url }, { signal: controller.signal, onProgress }))).code).toBe('aborted');
  const [{ bytes: begun }] = await listed(store);
  expect(begun).toBeGreaterThan(100_000);
  expect(begun).toBeLessThan(bytes);
  await become();
  await store.get({ url });
  expect((await asked())[0]!.range).toBe(`bytes=${begun}-`);
  expect((await failure(store.get({ url }, { signal: AbortSignal.abort() }))).code).toBe('aborted');
});

test('a model in two files comes whole, with the progress of both', async () => {
  const [store, model, weights] = [await openStore(), await serve(), await serve({ version: 2 })];
  const onProgress = vi.fn<(loaded: number, total?: number) => void>();
  const sources = { 'model.onnx': { url: model.url, bytes }, 'weights.bin': { url: weights.url, bytes } };
  const files = await getAll(store, sources, { onProgress });
  await expectModel(files['model.onnx']);
  await expectModel(files['weights.bin'], 2);
  const loaded = onProgress.mock.calls.map(([loaded]) => loaded);
  expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
  expect(onProgress).toHaveBeenLastCalledWith(2 * bytes, 2 * bytes);
});
