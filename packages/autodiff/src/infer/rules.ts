import { elementwiseShapes } from './elementwise.ts';
import type { InferRule } from './known.ts';
import { layoutShapes } from './layout.ts';
import { sliceShapes } from './slice.ts';
import { sumShapes } from './sums.ts';

/** What is known of the outputs of each operator. One that is missing here gives values of which nothing is known. */
export const inferRules: Readonly<Record<string, InferRule>> = {
  ...elementwiseShapes,
  ...layoutShapes,
  ...sliceShapes,
  ...sumShapes,
};
