import { describe, expect, onTestFinished, test } from 'vitest';
import { bytes, expectModel, newName, pieceBytes, serve, sha256 } from './fixtures/harness.ts';
import type { Told, Wanted } from './fixtures/storeWorker.ts';

describe('in Workers', () => {
  async function expectKept(told: Told): Promise<void> {
    expect(told).toMatchObject({ kind: 'opfs' });
    if ('bytes' in told) await expectModel(told.bytes);
  }
  function startWorker(
    wanted: Wanted,
    onProgress: (loaded: number) => void = () => undefined,
  ): {
    readonly done: Promise<Told & object>;
    stop(): void;
  } {
    const worker = new Worker(new URL('./fixtures/storeWorker.ts', import.meta.url), { type: 'module' });
    onTestFinished(() => worker.terminate());
    const done = new Promise<Told>((resolve, reject) => {
      worker.onerror = reject;
      worker.onmessage = ({ data }: MessageEvent<Told>) =>
        'loaded' in data ? onProgress(data.loaded) : resolve(data);
    });
    worker.postMessage(wanted);
    return { done, stop: () => worker.terminate() };
  }

  test('two that ask for the same model at once download it once, and both see progress', async () => {
    const [{ url, asked }, store] = [await serve({ pause: 300 }), newName()]; // a second Worker takes time to start
    const seen: [number[], number[]] = [[], []];
    const both = seen.map((loaded) => startWorker({ url, sha256, store }, (now) => loaded.push(now)).done);
    for (const result of await Promise.all(both)) await expectKept(result);
    expect(await asked()).toHaveLength(1);
    for (const loaded of seen) expect(loaded.filter((now) => now < bytes).length).toBeGreaterThan(0);
  });

  test('what one had when it was ended in the middle, the next goes on from', async () => {
    const [{ url, become, asked }, store] = [await serve({ pause: 30 }), newName()];
    await new Promise<void>((resolve) => {
      const first = startWorker({ url, sha256, store }, (loaded) => {
        if (loaded < 250_000) return;
        first.stop();
        resolve();
      });
    });
    await become();
    await expectKept(await startWorker({ url, sha256, store }).done);
    const [{ range } = { range: null }] = await asked();
    expect(Number(/\d+/.exec(range!)![0])).toBeGreaterThanOrEqual(2 * pieceBytes);
  });
});
