import { definePlugin, type Plugin } from '@tweedie/core';
import { ddnm } from './consistency/ddnm.ts';
import { ddnmPlus } from './consistency/ddnmPlus.ts';
import { ddrm } from './consistency/ddrm.ts';
import { dds } from './consistency/dds.ts';
import { diffPir } from './consistency/diffPir.ts';
import { dps } from './guidance/dps.ts';
import { lgd } from './guidance/lgd.ts';
import { mcg } from './guidance/mcg.ts';
import { momentMatching } from './guidance/momentMatching.ts';
import { pigdm } from './guidance/pigdm.ts';
import { tmpd } from './guidance/tmpd.ts';
import { vmlMap, vmlMapJacobianFree } from './modes/vmlMap.ts';
import { latentDps } from './latent/latentDps.ts';
import { ilvr } from './projection/ilvr.ts';
import { repaint } from './projection/repaint.ts';
import { scoreAld } from './projection/scoreAld.ts';
import { scoreSde } from './projection/scoreSde.ts';
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
    dds,
    scoreAld,
    scoreSde,
    ilvr,
    repaint,
    dps,
    mcg,
    lgd,
    pigdm,
    momentMatching,
    tmpd,
    vmlMap,
    vmlMapJacobianFree,
    latentDps,
  ],
});
