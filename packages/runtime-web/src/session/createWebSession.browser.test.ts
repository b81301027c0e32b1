import type { Table } from '@tweedie/core';

import face from '@tweedie/workflow/templates/pictures/face.png?url';
import { afterAll, expect, test } from 'vitest';
import { createWebSession } from './createWebSession.ts';
import { collect } from './fixtures/collect.ts';
import { inpainting } from './fixtures/inpainting.ts';

const session = createWebSession({ backend: 'wasm', threads: 1 });
afterAll(session.dispose);
const files = { 'pictures/face.png': await (await fetch(face)).blob() };

test('a restoration runs from the bytes of a PNG to a saved PNG and its metrics', async () => {
  const run = await session.run(inpainting('ddrm', { steps: 6 }), { files });
  const { events, state } = await collect(run);
  expect(state.status).toMatchObject({ is: 'finished' });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
  expect(events.some(({ type }) => type === 'node.preview')).toBe(true);

  expect(run.results.map(({ name, node, blob }) => [name, node, blob.type]).sort()).toEqual([
    ['metrics.csv', 'table', 'text/csv'],
    ['restored.png', 'save', 'image/png'],
  ]);
  const saved = run.results.find(({ node }) => node === 'save')!;
  const { width, height } = await createImageBitmap(saved.blob);
  expect([width, height]).toEqual([64, 64]);

  const table = (await run.outputs('compare'))!.get('table')!.items[0]!.value as Table;
  const psnr = table.rows[0]![table.columns.findIndex(({ name }) => name === 'PSNR')];
  expect(psnr).toBeGreaterThan(20);
});
