import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inferRules } from '../infer/rules.ts';
import { activations } from './activations.ts';
import { attentions } from './attention.ts';
import { convolutions } from './convolutions.ts';
import { elementwise } from './elementwise.ts';
import { fused } from './fused.ts';
import { indexing } from './indexing.ts';
import { layout } from './layout.ts';
import { matrices } from './matrices.ts';
import { normalizations } from './normalizations.ts';
import { reductions } from './reductions.ts';
import { resampling } from './resize.ts';
import { rules } from './rules.ts';
import { slices } from './slices.ts';

const ops = Object.keys(rules).sort();

test('no operator has two rules', () => {
  const tables = [
    elementwise,
    activations,
    matrices,
    attentions,
    convolutions,
    resampling,
    normalizations,
    reductions,
    layout,
    slices,
    indexing,
    fused,
  ];
  expect(tables.flatMap((table) => Object.keys(table)).sort()).toEqual(ops);
});

test('what has a derivative has a shape that can be inferred', () => {
  expect(ops.filter((op) => !(op in inferRules))).toEqual([]);
});

test('the README names every operator that has a derivative, and no other', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, table = ''] = /<!-- operators -->([^]*)<!-- \/operators -->/.exec(readme) ?? [];
  expect(Array.from(table.matchAll(/`([\w.:]+)`/g), ([, op]) => op).sort()).toEqual(ops);
});
