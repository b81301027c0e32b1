import { definePlugin, type Plugin } from '@tweedie/core';
import { ddnm } from './consistency/ddnm.ts';
import { ddnmPlus } from './consistency/ddnmPlus.ts';
import { ddrm } from './consistency/ddrm.ts';
import { diffPir } from './consistency/diffPir.ts';
import { dps } from './guidance/dps.ts';
import { momentMatching } from './guidance/momentMatching.ts';
import { pigdm } from './guidance/pigdm.ts';
import { tmpd } from './guidance/tmpd.ts';
import { vmlMap, vmlMapJacobianFree } from './modes/vmlMap.ts';
import { redDiff } from './variational/redDiff.ts';

/** The solvers of Tweedie, as a plugin. */
export const solversPlugin: Plugin = definePlugin({
  name: '@tweedie/solvers',
  version: '0.0.0',
  solvers: [
    redDiff,
    ddrm,
    ddnm,
    ddnmPlus,
    diffPir,
    dps,
    pigdm,
    momentMatching,
    tmpd,
    vmlMap,
    vmlMapJacobianFree,
  ],
});
