import { createRandom } from '@tweedie/core';
import face from '@tweedie/workflow/templates/pictures/face.png?url';
import { expect, onTestFinished, test } from 'vitest';
import { createWebSession } from './createWebSession.ts';
import { collect } from './fixtures/collect.ts';
import { inpainting } from './fixtures/inpainting.ts';

const files = { 'pictures/face.png': await (await fetch(face)).blob() };

declare global {
  interface Performance {
    measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
  }
}

test('ten runs, five of them cancelled somewhere, leave memory as it was and the eleventh correct', async () => {
  const session = createWebSession({ backend: 'wasm', threads: 1, cacheBytes: 0 });
  onTestFinished(session.dispose);
  const steps = 10;
  const workflow = inpainting('ddrm', { steps });
  async function bytesOfRun(): Promise<Uint8Array> {
    const run = await session.run(workflow, { files });
    expect((await collect(run)).state.status).toMatchObject({ is: 'finished' });
    return new Uint8Array(await run.results.find(({ node }) => node === 'save')!.blob.arrayBuffer());
  }
  /** Followed to its end: where the next run meets it, the memory of WASM may grow for both. */
  async function cancelledAfter(events: number): Promise<void> {
    const controller = new AbortController();
    const longer = inpainting('ddrm', { steps: 5 * steps }); // whose end is far off
    let [left, last] = [events, ''];
    for await (const { type } of await session.run(longer, { files, signal: controller.signal })) {
      if (left-- <= 0) controller.abort();
      last = type;
    }
    expect(last).toBe('run.cancelled');
  }
  const random = createRandom(4);
  async function growthOverTenRuns(): Promise<number> {
    const { bytes: before } = await performance.measureUserAgentSpecificMemory();
    for (const moment of random.normal([5]).data) {
      await bytesOfRun();
      await cancelledAfter(Math.floor(8 * Math.abs(moment)));
    }
    const { bytes: after } = await performance.measureUserAgentSpecificMemory();
    return after - before;
  }
  const first = await bytesOfRun();
  // What a run leaves behind it leaves every time: its estimates alone are a float for each of 3×64×64 values and step.
  // The memory of WASM grows too, by a fifth at once; but not every time.
  const leak = 10 * steps * 4 * 3 * 64 * 64;
  const growths = [await growthOverTenRuns()];
  while (growths.at(-1)! >= leak && growths.length < 3) growths.push(await growthOverTenRuns());
  expect(growths.at(-1), `it grew by ${growths.join(', ')}`).toBeLessThan(leak);
  expect(await bytesOfRun()).toEqual(first);
}, 180_000);
