import { createRuns, type Runner, type Runs } from '@tweedie/editor';
import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { createShelf, type Shelf } from '../../files/createShelf.ts';
import { createQueueKeeper } from './createQueueKeeper.ts';
import { openQueueStore, type QueueStore } from './queueStore.ts';

const runner: Runner = { id: 'browser', title: 'Here', run: () => new Promise(() => undefined) };

function graph(name: string, picture = 'photo.png'): Workflow {
  const image = { type: '@tweedie/workflow/image', version: 1, params: { file: picture } };
  return parseWorkflow({ format: 1, name, nodes: { image }, edges: [] });
}

interface Tab {
  readonly runs: Runs;
  readonly shelf: Shelf;
  readonly recalled: { readonly held: number; readonly stopped: number };
}

async function load(store: QueueStore, tab: string): Promise<Tab> {
  const [runs, shelf] = [createRuns(), createShelf()];
  const onProblem = (error: unknown): void => {
    throw error;
  };
  const keeper = createQueueKeeper({ runs, shelf, runner, store, tab, onProblem });
  return { runs, shelf, recalled: await keeper.begin() };
}

function openTestStore(): Promise<QueueStore> {
  return openQueueStore(`test-${crypto.randomUUID()}`);
}

const titles = (runs: Runs): readonly string[] =>
  runs
    .getState()
    .records.map(({ title, status, held, stopped }) =>
      [title, status, ...(held ? ['held'] : []), ...(stopped ? ['stopped'] : [])].join(' '),
    );
/** Waits until a tab that is loaded again finds so many runs. */
async function expectLeft(store: QueueStore, tab: string, names: readonly string[]): Promise<void> {
  await expect.poll(async () => (await store.read(tab)).map(({ workflow }) => workflow.name)).toEqual(names);
}

test('what waits comes back in its order with its pictures, and what ran is over, until it is run again', async () => {
  const store = await openTestStore();
  const first = await load(store, 'a');
  const picture = first.shelf.add('photo.png', new Blob(['one picture']));
  const ids = ['going', 'second', 'third', 'fourth'].map((name) =>
    first.runs.start(runner, graph(name, picture), { document: 'mine', targets: ['image'] }),
  );
  first.runs.reorder(ids[3]!, ids[1]);
  first.runs.cancel(ids[2]!);
  await expectLeft(store, 'a', ['going', 'fourth', 'second']);

  const again = await load(store, 'a');
  expect(again.recalled).toEqual({ held: 2, stopped: 1 });
  expect(titles(again.runs)).toEqual([
    'going cancelled stopped',
    'fourth waiting held',
    'second waiting held',
  ]);
  const [going, fourth] = again.runs.getState().records;
  expect(fourth).toMatchObject({ document: 'mine', targets: ['image'] });
  expect(await (await again.shelf.read('photo.png', fourth!.workflow)).text()).toBe('one picture');
  await expect(again.shelf.read('photo.png')).rejects.toThrow('no picture'); // what is open is another document

  again.runs.retry(going!.id);
  again.runs.cancel(fourth!.id);
  await expectLeft(store, 'a', ['second', 'going']);
  const third = await load(store, 'a');
  expect(titles(third.runs)).toEqual(['second waiting held', 'going cancelled stopped']);
  for (const { id } of third.runs.getState().records) {
    third.runs.cancel(id);
    third.runs.forget(id);
  }
  await expectLeft(store, 'a', []);
  expect(await store.tabs()).toEqual([]);
});

test('a tab has its own runs alone, and keeps none of those that go elsewhere', async () => {
  const store = await openTestStore();
  const [one, other] = [await load(store, 'a'), await load(store, 'b')];
  one.runs.start(runner, graph('one'));
  other.runs.start(runner, graph('other'));
  other.runs.start({ ...runner, id: 'server' }, graph('there'));
  await expectLeft(store, 'a', ['one']);
  await expectLeft(store, 'b', ['other']);
});
