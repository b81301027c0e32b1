import { createMemoryCache, decodeOutcome, type Outcome } from '@tweedie/workflow';
import { createSession } from '@tweedie/runtime-node';
import { expect, test } from 'vitest';
import { createFolder, plugins, startTestServer } from './fixtures/server.ts';
import type { RunAnswer } from './fixtures/client.ts';
import { createTestPlugin, type Deeds } from './fixtures/testPlugin.ts';

async function outputsOf(url: string, id: string, node: string): Promise<Outcome | number> {
  const response = await fetch(`${url}/api/v1/runs/${id}/outputs/${encodeURIComponent(node)}`);
  if (!response.ok) return response.status;
  return decodeOutcome(node, new Uint8Array(await response.arrayBuffer()))!;
}

const shown = {
  format: 1,
  nodes: {
    slow: { type: '@test/server/slow', version: 1, params: { steps: 2, size: 8, pause: 1 } },
    show: { type: '@tweedie/workflow/show', version: 1 },
  },
  edges: [{ from: ['slow', 'image'], to: ['show', 'image'] }],
};

test('what came out of a target can be had exactly, also after a restart, and of other nodes it cannot', async () => {
  const folder = await createFolder();
  const { server, client, session } = await startTestServer({ folder });
  const run = await client.ended((await client.run(shown)).id);
  const outcome = await outputsOf(server.url, run.id, 'show');
  expect(outcome).toBeInstanceOf(Map);
  const [image] = (outcome as Outcome).get('image')!.items;
  expect(image!.value).toMatchObject({ tensor: { shape: [1, 3, 8, 8] } });
  expect(run).toMatchObject({ outputs: [{ node: 'show' }] });
  for (const other of ['slow', 'nobody', '../run.json', '']) {
    expect([400, 404]).toContain(await outputsOf(server.url, run.id, other));
  }
  await server.close();

  const again = await startTestServer({ folder, session });
  expect(await outputsOf(again.server.url, run.id, 'show')).toEqual(outcome);
});

test('a target that has finished gives its outputs while others still run', async () => {
  const { server, client } = await startTestServer();
  const workflow = {
    ...shown,
    nodes: {
      ...shown.nodes,
      long: { type: '@test/server/slow', version: 1, params: { steps: 10_000, seed: 1 } },
      later: { type: '@tweedie/workflow/show', version: 1 },
    },
    edges: [...shown.edges, { from: ['long', 'image'], to: ['later', 'image'] }],
  };
  const { id } = await client.run(workflow);
  let told: (() => void) | undefined;
  const finished = new Promise<void>((resolve) => (told = resolve));
  const watching = client.watch(id, (message) => {
    if (message.type === 'event' && message.event.type === 'node.finished' && message.event.node === 'show')
      told?.();
  });
  await finished;
  expect(await outputsOf(server.url, id, 'show')).toBeInstanceOf(Map);
  expect(await outputsOf(server.url, id, 'later')).toBe(404);
  await client.ask('POST', `/runs/${id}/cancel`);
  await watching;
  expect(await outputsOf(server.url, id, 'show')).toBeInstanceOf(Map);
});

test('outputs take their part of the room, and what does not fit is not kept', async () => {
  const { server, client } = await startTestServer({ limits: { storedBytes: 1000 } });
  const fits = {
    ...shown,
    nodes: { ...shown.nodes, slow: { ...shown.nodes.slow, params: { size: 4, pause: 1 } } },
  };
  const small = await client.ended((await client.run(fits)).id);
  expect(await outputsOf(server.url, small.id, 'show')).toBeInstanceOf(Map);
  const large = await client.ended((await client.run(shown)).id);
  expect(large).toMatchObject({ status: 'finished', outputs: [] });
  expect(await outputsOf(server.url, large.id, 'show')).toBe(404);
});

test('a run tells the workflow that it is of', async () => {
  const { client } = await startTestServer({ paused: true });
  const { id } = await client.run(shown);
  expect((await client.ask('GET', `/runs/${id}/workflow`)).body).toEqual(shown);
  expect((await client.ask('GET', `/runs/${'0'.repeat(32)}/workflow`)).status).toBe(404);
});

test('a pinned node gives what it gave, and does not run', async () => {
  const deeds: Deeds = { evaluations: 0, onEvaluation: () => undefined };
  const cache = createMemoryCache({ bytes: 2 ** 20 });
  const session = createSession({ plugins: [...plugins, createTestPlugin(deeds)], cache, threads: 1 });
  const { server, client } = await startTestServer({ session });
  type Ended = RunAnswer & {
    readonly state: { nodes: Record<string, { status: { key: string; cached: boolean } }> };
  };
  const first = (await client.ended((await client.run(shown)).id)) as Ended;
  const { key } = first.state.nodes['slow']!.status;

  const slow = { ...shown.nodes.slow, pinned: true, params: { ...shown.nodes.slow.params, seed: 5 } };
  const pinned = { ...shown, nodes: { ...shown.nodes, slow } };
  const { body } = await client.ask<RunAnswer>('POST', '/runs', {
    workflow: pinned,
    lastKeys: { slow: key },
  });
  const second = (await client.ended(body.id)) as Ended;
  expect(second.state.nodes['slow']!.status).toMatchObject({ cached: true, key });
  expect(await outputsOf(server.url, body.id, 'show')).toEqual(await outputsOf(server.url, first.id, 'show'));

  const fresh = await client.ended(
    (await client.run({ ...pinned, nodes: { ...pinned.nodes, slow: { ...slow, pinned: false } } })).id,
  );
  expect(await outputsOf(server.url, fresh.id, 'show')).not.toEqual(
    await outputsOf(server.url, first.id, 'show'),
  );
});
