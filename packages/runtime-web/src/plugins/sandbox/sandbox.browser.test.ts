import type { Outcome, Workflow } from '@tweedie/workflow';
import { expect, onTestFinished, test } from 'vitest';
import { collect } from '../../session/fixtures/collect.ts';
import { createWebSession, type WebSession, type WebSessionOptions } from '../../session/createWebSession.ts';
import { pluginOf } from '../fixtures/pluginOf.ts';
import { vignetting } from '../fixtures/vignetting.ts';

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
    { from: ['measure', 'image'], to: ['save', 'images'] },
  ],
};
const white = { width: 9, height: 9, data: new Uint8ClampedArray(9 * 9 * 4).fill(255) };

test('a workflow runs with a plugin of others, which reads its picture from the page and stores one', async () => {
  const session = sessionWith({ others: [await pluginOf(vignetting)] });
  expect(session.catalogue.find('tweedie-plugin-vignetting/vignetting')?.definition.title).toBe('Vignetting');
  expect(await session.validate(darkened, { files: { 'white.png': white } })).toEqual([]);
  const run = await session.run(darkened, { files: { 'white.png': white } });
  const { state } = await collect(run);
  expect(state.status).toMatchObject({ is: 'finished' });
  expect(run.results.map(({ name, node }) => [name, node])).toEqual([['dark.png', 'save']]);
  const image = ((await run.outputs('save')) ?? new Map()) as Outcome;
  expect(image.size).toBeGreaterThanOrEqual(0);
});
