import { parseWorkflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { createShelf } from './createShelf.ts';
import { filesOf } from './filesOf.ts';
import { givenFiles } from './givenFiles.ts';

const nodes = (...files: string[]) =>
  Object.fromEntries(files.map((file, i) => [`n${i}`, { type: 'x/y', version: 1, params: { file } }]));
const workflow = (...files: string[]) => parseWorkflow({ format: 1, nodes: nodes(...files), edges: [] });
async function texts(files: Iterable<readonly [string, Blob]>): Promise<Record<string, string>> {
  const entries = [...files].map(async ([name, blob]) => [name, await blob.text()] as const);
  return Object.fromEntries(await Promise.all(entries));
}

test('a workflow has the pictures that it names, one by one and by their folder', () => {
  const shelf = createShelf();
  for (const name of ['a.png', 'b.png', 'scans/1.png', 'scans/2.png']) shelf.add(name, new Blob([name]));
  const given = givenFiles(workflow('a.png', 'scans', 'gone.png'), shelf);
  expect([...given.keys()]).toEqual(['a.png', 'scans/1.png', 'scans/2.png']);
});

test('a run that waits keeps its pictures when another document is opened', async () => {
  const shelf = createShelf();
  const waiting = workflow(shelf.add('a.png', new Blob(['mine'])));
  shelf.keepFor(waiting);
  shelf.lay(new Map([['a.png', new Blob(['of the other document'])]]));
  expect(await texts(Object.entries(await filesOf(waiting, shelf)))).toEqual({ 'a.png': 'mine' });
  const open = workflow('a.png');
  expect(await texts(Object.entries(await filesOf(open, shelf)))).toEqual({
    'a.png': 'of the other document',
  });
});
