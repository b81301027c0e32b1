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
import type { Rule } from './rule.ts';
import { slices } from './slices.ts';

/** The derivative of each operator. One that is missing here is refused. */
export const rules: Readonly<Record<string, Rule>> = {
  ...elementwise,
  ...activations,
  ...matrices,
  ...attentions,
  ...convolutions,
  ...resampling,
  ...normalizations,
  ...reductions,
  ...layout,
  ...slices,
  ...indexing,
  ...fused,
};
