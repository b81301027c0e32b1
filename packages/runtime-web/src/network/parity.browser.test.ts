import { describe, expect, test } from 'vitest';
import { networkNames, readNetwork } from './fixtures/networks.ts';
import { onNode } from './fixtures/onNode.ts';
import { openEngine } from './openEngine.ts';
import { prepare } from './prepare.ts';

prepare({});

/** ‖a − b‖/‖b‖. */
function difference(a: Float32Array, b: readonly number[]): number {
  expect(a.length).toBe(b.length);
  return Math.hypot(...a.map((value, i) => value - b[i]!)) / Math.hypot(...b);
}

describe.each(networkNames)('%s', (name) => {
  test.each(['wasm', 'webgpu'] as const)('%s', async (backend) => {
    const network = await readNetwork(name);
    const expected = await onNode(network);
    const t0 = performance.now();
    const engine = await openEngine(network.model, backend);
    const { output, point } = await engine.linearise(network.feeds, network.pair);
    const t1 = performance.now();
    const gradient = (await engine.pullBack(network.v, point))!;
    const t2 = performance.now();
    await engine.release();
    const [f, b] = [difference(output.data, expected.output), difference(gradient.data, expected.gradient)];
    console.log('T', name, backend, Math.round(t1 - t0), Math.round(t2 - t1), f, b);
    expect(f).toBeLessThan(1e-4);
    expect(b).toBeLessThan(1e-4);
  });
});
