import { expect, test } from 'vitest';
import { catalogue, fakeType } from '../../fixtures/catalogue.ts';
import { migrateNode } from './migrateNode.ts';

const blur = catalogue.find('@tweedie/operators/gaussian-blur')!;

test.each([
  [1, { width: 5, note: 'kept' }, { sigma: 2.5, note: 'kept' }],
  [2, { radius: 4 }, { sigma: 4 }],
  [3, { sigma: 4 }, { sigma: 4 }],
  [2, {}, {}],
])('from version %i, %o becomes %o', (version, params, expected) => {
  const before = structuredClone(params);
  expect(migrateNode({ version, params }, blur)).toEqual({ params: expected });
  expect(params).toEqual(before);
});

test('a node without parameters has those that its old version had by default', () => {
  expect(migrateNode({ version: 1 }, blur)).toEqual({ params: { sigma: 3 } });
});

test('a node from the future is left alone', () => {
  expect(migrateNode({ version: 4, params: { sigma: 1 } }, blur)).toEqual({
    problem: {
      severity: 'error',
      code: 'newer-node',
      message: 'It was saved with version 4 of "@tweedie/operators/gaussian-blur", and here is version 3',
      remedy: 'Update @tweedie/operators.',
    },
  });
});

test('a migration must give an object', () => {
  const broken = fakeType('@me/lab/x', { version: 2, migrations: { 1: () => [] as never } });
  expect(migrateNode({ version: 1 }, broken)).toMatchObject({
    problem: {
      code: 'bad-parameter',
      message: expect.stringContaining('what came out is no object') as unknown,
      remedy: 'Set them anew, and the version to 2.',
    },
  });
});
