import type { ImageTensor, Solver } from '@tweedie/core';
import { solversPlugin } from '@tweedie/solvers';
import type { Outcome, Workflow } from '@tweedie/workflow';
import face from '@tweedie/workflow/templates/pictures/face.png?url';
import { afterAll, describe, expect, test } from 'vitest';
import { createWebSession } from './createWebSession.ts';
import { collect } from './fixtures/collect.ts';
import { runOnNode } from './fixtures/runOnNode.ts';

/** Those for latents want another prior. */
const solvers = (solversPlugin.solvers as readonly Solver[])
  .filter(({ definition }) => definition.needs.prior !== 'latent')
  .map(({ definition }) => definition.name);
const files = { 'face.png': await (await fetch(face)).blob() };
/** So that few steps show what a solver does. */
const more: Readonly<Record<string, object>> = { repaint: { jumpLength: 2, resamplings: 2 } };
const targets = ['truth', 'restore'];

/** 32×32 pixels, a third of them lost, and noise of 6.4 of 255 on the others. */
function restoration(solver: string, steps: number): Workflow {
  return {
    format: 1,
    nodes: {
      picture: { type: '@tweedie/workflow/image', version: 1, params: { file: 'face.png' } },
      truth: {
        type: '@tweedie/workflow/crop',
        version: 1,
        params: { width: 32, height: 32, x: 0.5, y: 0.5 },
      },
      mask: { type: '@tweedie/workflow/random-mask', version: 1, params: { seed: 2 } },
      damage: { type: '@tweedie/operators/mask-inpainting', version: 1 },
      noise: { type: '@tweedie/operators/gaussian', version: 1, params: { sigma: 0.05 } },
      measure: { type: '@tweedie/workflow/measure', version: 1 },
      prior: { type: '@tweedie/priors/photos', version: 1 },
      restore: {
        type: `@tweedie/solvers/${solver}`,
        version: 1,
        params: { steps, seed: 5, ...more[solver] },
      },
    },
    edges: [
      { from: ['picture', 'image'], to: ['truth', 'image'] },
      { from: ['truth', 'image'], to: ['mask', 'image'] },
      { from: ['mask', 'mask'], to: ['damage', 'mask'] },
      { from: ['truth', 'image'], to: ['measure', 'image'] },
      { from: ['damage', 'operator'], to: ['measure', 'operator'] },
      { from: ['noise', 'noise'], to: ['measure', 'noise'] },
      { from: ['measure', 'measurement'], to: ['restore', 'measurement'] },
      { from: ['prior', 'prior'], to: ['restore', 'prior'] },
    ],
  };
}

/** In dB, of images in [-1, 1]. */
function psnr(x: Float32Array, truth: Float32Array): number {
  const error = x.reduce((sum, value, i) => sum + (value - truth[i]!) ** 2, 0) / x.length;
  return 10 * Math.log10(4 / error);
}

describe.each([
  { backend: 'wasm', steps: 4, names: solvers },
  // The graphics card is simulated, and takes seconds for each step.
  { backend: 'webgpu', steps: 2, names: ['ddrm', 'dps'] },
] as const)('on $backend', ({ backend, steps, names }) => {
  const notices: string[] = [];
  const session = createWebSession({ backend, threads: 1, onNotice: ({ code }) => void notices.push(code) });
  afterAll(session.dispose);

  test.each(names)('%s restores as on Node, to 0.05 dB', { timeout: 240_000 }, async (solver) => {
    const workflow = restoration(solver, steps);
    const run = await session.run(workflow, { files, targets });
    const { state } = await collect(run);
    expect(state.status).toMatchObject({ is: 'finished' });
    const node = await runOnNode(workflow, files, targets);
    const here = await Promise.all(targets.map(async (target) => imageOf(await run.outputs(target))));
    const [truth, restored] = here as [Float32Array, Float32Array];
    expect(notices).toEqual([]); // it ran where it should
    expect(truth).toEqual(node['truth']);
    const [ours, theirs] = [psnr(restored, truth), psnr(node['restore']!, truth)];
    expect(Math.abs(ours - theirs)).toBeLessThan(0.05);
  });
});

function imageOf(outcome: Outcome | undefined): Float32Array {
  return (outcome!.get('image')!.items[0]!.value as ImageTensor).tensor.data;
}
