import { expect, test } from 'vitest';
import { startTestServer } from './fixtures/server.ts';
import { restoreWorkflow, slowWorkflow } from './fixtures/workflows.ts';
import { waves } from './fixtures/pictures.ts';

test('what is put into the queue runs, and its results can be had', async () => {
  const { client, faults } = await startTestServer();
  const file = await client.upload(await waves(32));
  const { id } = await client.run(restoreWorkflow('photo.png', 'oracle'), { 'photo.png': file });
  const run = await client.ended(id);
  expect(run).toMatchObject({ status: 'finished', results: [{ name: 'restored.png' }] });
  const png = await client.result(id, 'restored.png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBe(run.results[0]!.bytes);
  expect(faults).toEqual([]);
  const { id: slow } = await client.run(slowWorkflow());
  expect((await client.ended(slow)).state).toMatchObject({ status: { is: 'finished' } });
});
