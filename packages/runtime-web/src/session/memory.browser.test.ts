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
  const workflow = inpainting('ddrm', { steps: 10 });
  async function bytesOfRun(): Promise<Uint8Array> {
    const run = await session.run(workflow, { files });
    expect((await collect(run)).state.status).toMatchObject({ is: 'finished' });
    return new Uint8Array(await run.results.find(({ node }) => node === 'save')!.blob.arrayBuffer());
  }
  const first = await bytesOfRun();
  const t = performance.now();
  const before = await performance.measureUserAgentSpecificMemory();
  console.log(before.bytes, performance.now() - t);
  const random = createRandom(4);
  const moments = random.normal([10]).data;
  for (const [n, moment] of moments.entries()) {
    if (n % 2 === 0) await bytesOfRun();
    else {
      let left = Math.floor(8 * Math.abs(moment));
      for await (const event of await session.run(workflow, { files })) if (event && left-- === 0) break;
    }
    console.log(n, (await performance.measureUserAgentSpecificMemory()).bytes, performance.now() - t);
  }
  expect(await bytesOfRun()).toEqual(first);
}, 180_000);
