import type { ImageTensor } from '@tweedie/core';
import type { Workflow } from '@tweedie/workflow';
import { expect, onTestFinished, test } from 'vitest';
import { collect } from '../../session/fixtures/collect.ts';
import { createWebSession, type WebSession, type WebSessionOptions } from '../../session/createWebSession.ts';
import { decodeImage } from '../../images/decodeImage.ts';
import { plugAndPlay, vignetting } from '../fixtures/examples.ts';
import { pluginOf } from '../fixtures/pluginOf.ts';
import { probe } from '../fixtures/probe.ts';

function sessionWith(options: WebSessionOptions): WebSession {
  const session = createWebSession({ backend: 'wasm', threads: 1, ...options });
  onTestFinished(session.dispose);
  return session;
}

/** A picture of one tone whose corners a plugin leaves dark. */
const darkened: Workflow = {
  format: 1,
  nodes: {
    picture: { type: '@tweedie/workflow/image', version: 1, params: { file: 'white.png' } },
    dark: { type: 'tweedie-plugin-vignetting/vignetting', version: 1, params: { strength: 0.5 } },
    measure: { type: '@tweedie/workflow/measure', version: 1 },
    save: { type: '@tweedie/workflow/save-image', version: 1, params: { name: 'dark.png' } },
  },
  edges: [
    { from: ['picture', 'image'], to: ['measure', 'image'] },
    { from: ['dark', 'operator'], to: ['measure', 'operator'] },
    { from: ['measure', 'measurement'], to: ['save', 'images'] },
  ],
};
const white = { width: 9, height: 9, data: new Uint8ClampedArray(9 * 9 * 4).fill(255) };
const files = { 'white.png': white };

test('a workflow runs with a plugin of others, which reads its picture from the page and stores one', async () => {
  const session = sessionWith({ others: [await pluginOf(vignetting)] });
  const node = session.catalogue.find('tweedie-plugin-vignetting/vignetting')!;
  expect(node.definition.title).toBe('Vignetting');
  expect(await session.validate(darkened, { files })).toEqual([]);
  const run = await session.run(darkened, { files });
  const { state } = await collect(run);
  expect(state.status).toMatchObject({ is: 'finished' });
  expect(run.results.map(({ name, node }) => [name, node])).toEqual([['dark.png', 'save']]);
  const { data } = await decodeImage(run.results[0]!.blob);
  // Light is x + 1, of which the corners keep half: 2 → 1 in model units is 255 → 127.5.
  expect([data[4 * 40], data[0]]).toEqual([255, 128]);
});

test('networks run outside, for a solver of others as for one of Tweedie', async () => {
  const session = sessionWith({ others: [await pluginOf(plugAndPlay)] });
  const restoration = (solver: string): Workflow => ({
    format: 1,
    nodes: {
      picture: { type: '@tweedie/workflow/image', version: 1, params: { file: 'white.png' } },
      damage: { type: '@tweedie/operators/identity', version: 1 },
      measure: { type: '@tweedie/workflow/measure', version: 1 },
      prior: { type: '@tweedie/priors/photos', version: 1 },
      restore: { type: solver, version: 1, params: { steps: 2 } },
      show: { type: '@tweedie/workflow/show', version: 1 },
    },
    edges: [
      { from: ['picture', 'image'], to: ['measure', 'image'] },
      { from: ['damage', 'operator'], to: ['measure', 'operator'] },
      { from: ['measure', 'measurement'], to: ['restore', 'measurement'] },
      { from: ['prior', 'prior'], to: ['restore', 'prior'] },
      { from: ['restore', 'image'], to: ['show', 'image'] },
    ],
  });
  const run = await session.run(restoration('tweedie-plugin-plug-and-play/plug-and-play'), { files });
  const { state, events } = await collect(run);
  expect(state.status).toMatchObject({ is: 'finished' });
  expect(events.filter(({ type }) => type === 'node.preview').length).toBeGreaterThan(0);
  const image = (await run.outputs('show'))!.get('image')!.items[0]!.value as ImageTensor;
  expect(image.tensor.shape).toEqual([1, 3, 9, 9]);
  // Nothing was lost of a white picture, and the denoiser keeps it about white.
  expect(Math.min(...image.tensor.data)).toBeGreaterThan(0.5);
});

test('nothing of a plugin runs before a workflow with one of its nodes does', async () => {
  const loud = await pluginOf(probe({}, 'throw new Error("I ran");'));
  const session = sessionWith({ others: [loud] });
  const { picture } = darkened.nodes;
  const a = { type: 'tweedie-plugin-probe/probe', version: 1 };
  const probing: Workflow = { format: 1, nodes: { a, picture: picture! }, edges: [] };
  expect((await session.look(probing, { files })).problems).toEqual([]);
  expect(await session.validate({ ...probing, nodes: { picture: picture! } }, { files })).toEqual([]);
  await expect(session.run(probing, { files })).rejects.toMatchObject({
    code: 'bad-plugin',
    message: 'tweedie-plugin-probe cannot be loaded: I ran',
  });
});

test('a plugin that is taken away is unknown from then on, and two of one name are refused', async () => {
  const plugin = await pluginOf(vignetting);
  const session = sessionWith({ others: [plugin] });
  await session.validate(darkened, { files });
  expect(() => session.use([plugin, plugin])).toThrow('There are two plugins tweedie-plugin-vignetting');
  expect(session.catalogue.find('tweedie-plugin-vignetting/vignetting')).toBeDefined();
  session.use([]);
  expect(session.catalogue.find('tweedie-plugin-vignetting/vignetting')).toBeUndefined();
  expect((await session.validate(darkened, { files })).map(({ code }) => code)).toContain('missing-node');
});

test('a plugin is checked without being in use, and progress is told', async () => {
  const session = sessionWith({});
  const told: [number, number][] = [];
  const checks = await session.check(await pluginOf(vignetting), {
    onProgress: (done, total) => void told.push([done, total]),
  });
  expect(checks).toEqual([
    { part: 'vignetting', kind: 'operator', passed: true, message: 'keeps what it promises at 3 shapes' },
  ]);
  expect(told).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

test('a cancelled run leaves the sandbox as it was', async () => {
  const others = [
    await pluginOf(
      probe(
        { count: 'return ++runs', wait: 'return new Promise((resolve) => setTimeout(resolve, 300))' },
        'let runs = 0;',
      ),
    ),
  ];
  const session = sessionWith({ others });
  const run = (attempt: string): ReturnType<WebSession['run']> => {
    const a = { type: 'tweedie-plugin-probe/probe', version: 1, params: { attempt, base: `${count++}` } };
    return session.run({ format: 1, nodes: { a }, edges: [] });
  };
  let count = 0;
  const counted = async (): Promise<unknown> => {
    const counting = await run('count');
    await collect(counting);
    return (await counting.outputs('a'))!.get('text')!.items[0]!.value;
  };
  expect(await counted()).toBe('did: 1');
  for await (const { type } of await run('wait')) if (type === 'node.started') break;
  expect(await counted()).toBe('did: 2');
});
