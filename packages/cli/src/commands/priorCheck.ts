import { abortedError } from '@tweedie/core';
import {
  areFine,
  checkPrior,
  checkReading,
  countReadings,
  createPrior,
  type PriorCheck,
} from '@tweedie/priors';
import { createNodeRuntime, openNetwork } from '@tweedie/runtime-node';
import { Command } from 'commander';
import { cancelOnInterrupt } from '../cancellation.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../failure.ts';
import { checkPictures } from '../prior/checkPictures.ts';
import { describeKind } from '../prior/describeKind.ts';
import { formatLevels, formatPromises, formatSpeed } from '../prior/formatChecks.ts';
import { locateModel } from '../prior/locateModel.ts';
import { measureSpeed } from '../prior/measureSpeed.ts';
import { createProgress } from '../progress.ts';
import { wholeNumber } from './wholeNumber.ts';

const description = [
  'Holds a prior against what every denoiser does: with hardly any noise it leaves a picture as it is, with nothing but noise its answers do not follow it; in between it takes noise off, the error grows with the noise, and it does best when it is told of the noise that there is. Then reads the network in other ways than its card says, checks its derivative, and takes its time.',
  'The pictures are drawn: leaves, a head, print, colours. Pictures of the kind that it learnt tell more: --images. What fails comes with what to do about it, and the exit code 1.',
].join('\n\n');

interface CheckFlags {
  readonly images?: string;
  readonly threads?: number;
  readonly seed?: number;
}

export function priorCheckCommand(context: Context): Command {
  const { registry, report } = context;
  return new Command('check')
    .summary('check whether a prior denoises as its card says')
    .description(description)
    .argument('<prior>', 'its name, its folder or card.json, or an .onnx with a card.json beside it')
    .option('--images <folder>', 'pictures to denoise, up to 16 (default drawn ones)')
    .option('--seed <number>', 'of the noise (default 0)', wholeNumber(0))
    .option('--threads <count>', 'threads of the network (default one for each core)', wholeNumber(1))
    .action(async (which: string, flags: CheckFlags) => {
      const { card, network, coders } = await openNetwork(
        await locateModel(registry, which),
        createNodeRuntime(flags),
      );
      const prior = createPrior(card, network, { coders });
      const progress = createProgress(`Checking ${card.name}`, { total: 1, clear: true });
      const { signal, release } = cancelOnInterrupt(() => progress.stop());
      try {
        const pictures = await checkPictures(card, flags.images);
        const told = pictures.length > 0 && card.shape.channels !== 2 && !prior.autoencoder;
        const readings = told ? countReadings(card) : 0;
        let done = 0;
        const { levels, checks: promises } = await checkPrior(prior, pictures, {
          signal,
          seed: flags.seed ?? 0,
          consistency: card.consistency === true,
          ofItsKind: flags.images !== undefined,
          onEvaluated: (evaluated, total) =>
            progress.update((done = evaluated), '', { total: total + perReading * readings }),
        });
        const read = (tried: number): void => {
          if (signal.aborted) throw abortedError();
          progress.update(done + perReading * tried, '', { total: done + perReading * readings });
        };
        const reading: readonly PriorCheck[] =
          readings > 0
            ? [(await checkReading(network, card, { describe: describeKind, onTried: read })).check]
            : [];
        const checks = [...promises, ...reading];
        const speed = await measureSpeed(prior);
        progress.stop();
        if (levels.length > 0) report.say(`${formatLevels(levels)}\n`);
        report.say(`${formatPromises(checks)}\n\n${formatSpeed(speed)}`);
        const passed = areFine(checks);
        report.result({ command: 'prior check', prior: card.name, passed, levels, checks, speed });
        if (!passed) context.exitCode = exitCodes.failed;
      } finally {
        progress.stop();
        release();
        await prior.dispose();
      }
    });
}

/** A reading takes as many evaluations. */
const perReading = 3;
