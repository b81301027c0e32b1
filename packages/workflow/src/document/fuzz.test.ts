import { isDeepStrictEqual } from 'node:util';
import { type NodeDefinition, TweedieError } from '@tweedie/core';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { catalogue } from '../fixtures/catalogue.ts';
import { documents } from '../fixtures/documents.ts';
import { monstersByName } from '../fixtures/monsters.ts';
import { mutate } from '../fixtures/mutate.ts';
import { flatten } from './flatten/flatten.ts';
import { workflowJsonSchema } from './jsonSchema.ts';
import { upgradeWorkflow } from './migrations/upgradeWorkflow.ts';
import { parseWorkflow } from './parseWorkflow.ts';
import type { Workflow } from './schema.ts';
import { writeWorkflow } from './writeWorkflow.ts';

const accepts = new Ajv({ strict: true, allowUnionTypes: true }).compile(workflowJsonSchema());

/** TWEEDIE_FUZZ=10000 looks at more of them. */
const count = Number(process.env['TWEEDIE_FUZZ'] ?? 2_000);

test(`${count} broken documents are refused in a sentence, or saved and opened up without a loss`, () => {
  const texts = documents.map(({ text }) => text);
  let opened = 0;
  for (const input of mutate(texts, { count, seed: 1 })) {
    const workflow = read(input);
    if (!workflow) continue;
    opened++;
    expectSaved(workflow);
    expectFlat(workflow);
  }
  // Neither all too broken nor all too tame to say anything.
  expect(opened).toBeGreaterThan(count / 5);
  expect(opened).toBeLessThan((4 * count) / 5);
});

test.each(monstersByName)('$name', ({ make }) => {
  const workflow = read(make());
  expect(workflow).toBeDefined();
  expectFlat(workflow!);
});

function read(input: unknown): Workflow | undefined {
  try {
    return parseWorkflow(input);
  } catch (error) {
    if (!(error instanceof TweedieError)) throw error;
    expect(error.code).toBe('bad-workflow');
    expect(error.message).toMatch(/^workflow: /);
    expect(error.message.length).toBeLessThan(2_000);
    return undefined;
  }
}

function expectSaved(workflow: Workflow): void {
  const text = writeWorkflow(workflow);
  const again = parseWorkflow(text);
  expect(isDeepStrictEqual(again, structuredClone(workflow))).toBe(true);
  expect(writeWorkflow(again)).toBe(text);
  expect(accepts(workflow), JSON.stringify(accepts.errors)).toBe(true);
  parseWorkflow(upgradeWorkflow(workflow, catalogue).workflow);
}

function expectFlat(workflow: Workflow): void {
  const { graph, problems } = flatten(workflow, catalogue);
  const targets = new Set(graph.edges.map(({ to }) => to.join(':')));
  expect(targets.size).toBe(graph.edges.length);
  for (const { from, to } of graph.edges) {
    const { outputs } = graph.nodes.get(from[0])!.nodeType.definition as NodeDefinition;
    const { inputs, params } = graph.nodes.get(to[0])!.nodeType.definition as NodeDefinition;
    if (!Object.hasOwn(outputs, from[1])) expect.unreachable(from.join(' has no '));
    if (!Object.hasOwn({ ...inputs, ...params.shape }, to[1])) expect.unreachable(to.join(' has no '));
  }
  for (const { nodeType, params } of graph.nodes.values()) {
    const { shape } = (nodeType.definition as NodeDefinition).params;
    if (!Object.keys(params).every((name) => Object.hasOwn(shape, name)))
      expect.unreachable('unknown parameter');
  }
  const tooLong = problems.find(({ message, remedy = '' }) => message.length + remedy.length > 3_000);
  expect(tooLong).toBeUndefined();
}
