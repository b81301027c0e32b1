import {
  createRandom,
  depthOf,
  full,
  type Image,
  isGaussian,
  measure,
  type Operator,
  type Tensor,
  toImage,
  toTensor,
  TweedieError,
} from '@tweedie/core';
import { readImage } from '@tweedie/runtime-node';
import { Command } from 'commander';
import type { Context } from '../context.ts';
import { assertWritable, besideInput, save } from '../files/outputs.ts';
import { maskImage, resizeAlpha, sizeOf } from '../files/pictures.ts';
import { addParameterFlags, givenFlags } from '../flags.ts';
import {
  chooseParts,
  flagParts,
  givenParameters,
  operatorParameters,
  type MaskFlags,
  type Parts,
} from '../parts.ts';
import { quote } from '../quote.ts';
import { wholeNumber } from './wholeNumber.ts';

/** The noise level of a simulated measurement of which it is not said, in model units: 6.4 of 255. */
const usualSigma = 0.05;

interface DegradeFlags extends MaskFlags {
  readonly seed?: number;
  readonly output?: string;
  readonly saveMask?: string;
  readonly force?: boolean;
}

const description =
  'Damages a clean picture as the operator says, adds noise, and prints the line that restores it. The flags of the operator and of the noise follow below. Each has a long form too, --operator-NAME or --noise-NAME.';

export function degradeCommand({ registry, report, argv }: Context): Command {
  const parts = chooseParts(registry, argv[0] === 'degrade' ? argv : [], usualSigma);
  const command = new Command('degrade')
    .summary('simulate a damaged picture')
    .description(description)
    .argument('<image>', 'the clean picture')
    .option('--operator <name>', 'what happens to the picture; see "tweedie list operators"')
    .option('--mask <file>', 'a picture as large as IMAGE, in which white marks what goes missing')
    .option('--noise <name>', `the kind of noise (default ${parts.noise.part.definition.name})`)
    .option('--seed <integer>', 'the same seed gives the same noise (default 0)', wholeNumber(0))
    .option('-o, --output <file>', 'where to write (default IMAGE.degraded.png)')
    .option('--save-mask <file>', 'write the mask that the operator makes, for "tweedie restore --mask"')
    .option('--force', 'let the output replace an input');
  addParameterFlags(command, flagParts({ operator: parts.operator, noise: parts.noise }));

  return command.action(async (input: string, flags: DegradeFlags) => {
    const { measured, mask, operator, sigma } = await degrade(input, flags, { parts, command });
    const output = flags.output ?? besideInput(input, 'degraded');
    for (const file of [output, flags.saveMask].filter((name) => name !== undefined)) {
      await assertWritable(file, {
        inputs: [input, flags.mask].filter((name) => name !== undefined),
        ...flags,
      });
    }
    await save(output, measured);
    if (flags.saveMask !== undefined) await save(flags.saveMask, mask!);

    const cause =
      flags.saveMask === undefined
        ? givenFlags(command, ['operator', 'mask'], parts.operator!.part)
        : ['--mask', flags.saveMask];
    const restore = [
      'tweedie',
      'restore',
      output,
      ...cause,
      ...(sigma === undefined ? [] : ['--noise-sigma', String(sigma)]),
    ];
    report.say(`${output}  ${sizeOf(measured)}, ${depthOf(measured)} bit`);
    report.say(`Restore it with:\n  ${restore.map(quote).join(' ')}`);
    report.result({
      command: 'degrade',
      input,
      output,
      operator,
      ...(sigma !== undefined && { sigma }),
      mask: flags.saveMask,
      restore,
    });
  });
}

interface Degraded {
  readonly measured: Image;
  readonly mask: Image | undefined;
  readonly operator: string;
  readonly sigma: number | undefined;
}

async function degrade(
  input: string,
  flags: DegradeFlags,
  { parts: { operator, noise }, command }: { readonly parts: Parts; readonly command: Command },
): Promise<Degraded> {
  const { seed = 0, saveMask } = flags;
  if (!operator) {
    throw new TweedieError('bad-parameter', 'Nothing says what should happen to the picture', {
      remedy: 'Give --operator NAME ("tweedie list operators"), --mask FILE, or --noise-sigma S.',
    });
  }
  const image = await readImage(input);
  const { tensor: x, alpha } = toTensor(image);
  const A = operator.factory(x.shape.slice(1), await operatorParameters(command, operator, flags));
  const model = noise.factory(await givenParameters(command, noise));
  const { y } = await measure(x, { operator: A, noise: model, random: createRandom(seed) });
  assertPicture(A, y);
  const [, , height = 0, width = 0] = y.shape;
  const resized = alpha && (await resizeAlpha(alpha, image, { width, height }));
  return {
    measured: toImage(y, { depth: depthOf(image), alpha: resized }),
    mask: saveMask === undefined ? undefined : maskImage(await knownPixels(A)),
    operator: A.name,
    sigma: isGaussian(model) ? model.sigma : undefined,
  };
}

function assertPicture({ name }: Operator, { shape }: Tensor): void {
  if (shape.length === 4 && (shape[1] === 1 || shape[1] === 3)) return;
  throw new TweedieError('bad-shape', `${name}: its measurement is not a picture that a file can hold`, {
    remedy: 'Use it through the library.',
  });
}

/** `A·1`, if it is made of zeros and ones: 0 where the operator hides a pixel. */
async function knownPixels(operator: Operator): Promise<Tensor> {
  const known = await operator.apply(full([1, ...operator.inputShape], 1));
  const isMask = known.data.every((value) => value === 0 || value === 1) && known.data.includes(0);
  if (isMask && operator.inputShape.every((length, axis) => length === operator.outputShape[axis]))
    return known;
  throw new TweedieError('bad-parameter', `${operator.name} hides no pixels, so there is no mask to save`, {
    remedy: 'Leave out --save-mask.',
  });
}
