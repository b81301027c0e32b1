import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startTestServer } from './fixtures/server.ts';
import { restoreWorkflow, slowWorkflow } from './fixtures/workflows.ts';

const json = fc.jsonValue({ depthSize: 'small' });

/** A value of JSON with another in the place that the numbers lead to. */
function replaced(value: unknown, path: readonly number[], by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  const key = keys[first % keys.length]!;
  const inner = replaced((value as Record<string, unknown>)[key], rest, by);
  return Array.isArray(value)
    ? value.map((item: unknown, i) => (String(i) === key ? inner : item))
    : { ...value, [key]: inner };
}

test('mutated documents end in a clear error or in a run', async () => {
  const { client, faults } = await startTestServer({ paused: true, limits: { queue: 1000 } });
  const documents = [slowWorkflow(), restoreWorkflow('a.png', 'oracle')];
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...documents),
      fc.array(fc.nat(20), { maxLength: 5 }),
      json,
      async (document, path, by) => {
        const { status, body } = await client.ask<object>('POST', '/runs', {
          workflow: replaced(document, path, by),
        });
        statuses.add(status);
        if (status === 201) return;
        expect([400, 422]).toContain(status);
        expect(body).toMatchObject({
          code: expect.any(String) as string,
          message: expect.any(String) as string,
        });
      },
    ),
    { numRuns: 300, seed: 1 },
  );
  expect([...statuses].sort()).toContain(422);
  expect(faults).toEqual([]);
});
