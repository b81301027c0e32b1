import { Command } from 'commander';
import type { Context } from '../context.ts';
import { exitCodes } from '../failure.ts';
import { addParameterFlags } from '../flags.ts';
import { chooseParts, flagParts } from '../parts.ts';
import { planRestoration, type RestoreFlags } from '../restoration/plan.ts';
import { reportRestoration } from '../restoration/reportRestoration.ts';
import { runPlan } from '../restoration/runPlan.ts';
import { writeRestoration } from '../restoration/writeRestoration.ts';
import { wholeNumber } from './wholeNumber.ts';

/** The noise level of a picture of which it is not said, in model units: 2.5 of 255. */
const usualSigma = 0.02;

const description = [
  'Restores a damaged picture. IMAGE is what was measured: no clean picture is needed.',
  'A mask alone means inpainting without noise: what the mask leaves keeps its very pixels. A noise level alone means denoising. For all other damage name the operator. The flags of the operator, the noise and the solver follow below. Each has a long form too, --operator-NAME, --noise-NAME or --solver-NAME, which is the only one where two of them share a name.',
].join('\n\n');

export function restoreCommand(context: Context): Command {
  const { registry, argv } = context;
  const parts = chooseParts(registry, argv[0] === 'restore' ? argv : [], usualSigma);
  const command = new Command('restore')
    .summary('restore a damaged picture')
    .description(description)
    .argument('<image>', 'the damaged picture: PNG, JPEG, WebP or TIFF, 8 or 16 bit, of any size')
    .option('--operator <name>', 'what happened to the picture; see "tweedie list operators"')
    .option('--mask <file>', 'a picture as large as IMAGE, in which white marks what to fill in')
    .option(
      '--grow-mask <px>',
      'widen the mask, where damage has soft edges (default 2 for a JPEG, else 0)',
      wholeNumber(0),
    )
    .option('--noise <name>', `the kind of noise (default ${parts.noise.part.definition.name})`)
    .option(
      '--solver <name>',
      `how to restore; see "tweedie list solvers" (default ${parts.solver.part.definition.name})`,
    )
    .option(
      '--prior <which>',
      `a name of "tweedie list priors", a card.json, or its folder (default ${registry.priors.all[0]?.name})`,
    )
    .option(
      '--samples <count>',
      'how many restorations to make, each from the next seed (default 1)',
      wholeNumber(1),
    )
    .option('--seed <integer>', 'the same seed gives the same picture (default 0)', wholeNumber(0))
    .option('--truth <file>', 'the clean picture, if there is one, to judge the result by')
    .option(
      '-o, --output <file>',
      'where to write; the ending chooses the format (default IMAGE.restored.png)',
    )
    .option('--plot <file>', 'draw the residual, and the PSNR if there is a truth, against the steps')
    .option('--threads <count>', 'threads of the network (default one for each core)', wholeNumber(1))
    .option('--force', 'let the output replace an input');
  addParameterFlags(command, flagParts(parts));
  return command.action(async (input: string, flags: RestoreFlags) => {
    const plan = await planRestoration(input, flags, { parts, command, registry });
    const restoration = await runPlan(plan, context);
    const pictures = await writeRestoration(restoration);
    await reportRestoration(restoration, pictures, context);
    if (restoration.cancelled) context.exitCode = exitCodes.cancelled;
  });
}
