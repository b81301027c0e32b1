import {
  describeParameters,
  type NoiseFactory,
  type OperatorFactory,
  type Registry,
  type Solver,
  TweedieError,
} from '@tweedie/core';
import type { Command } from 'commander';
import { choose } from './choose.ts';
import { readGrey, readMask } from './files/pictures.ts';
import { find } from './find.ts';
import { type Part, readParameters } from './flags.ts';

/** What stands in for the parts that a command line does not name. */
const defaults = {
  operator: 'identity',
  mask: 'mask-inpainting',
  noise: 'gaussian',
  solver: 'diff-pir',
  /**
   * Where noise is all that is wrong. On the middle 128×128 of the demo's photographs, with σ of 0.1, 0.25 and 0.5, its
   * PSNR was 0.5 to 1.3 dB above that of DiffPIR, with the defaults of both: 20 evaluations, and 50.
   */
  denoiser: 'ddrm',
  /** Runs where the solver cannot, on any operator and noise. */
  fallback: 'red-diff',
} as const;

/** A part of a run, and the flags that set it up. */
export interface Chosen<T> {
  readonly factory: T;
  readonly part: Part;
}

/** Which parts a command line names. */
export interface Parts {
  /** `undefined` where nothing says what happened to the picture. */
  readonly operator: Chosen<OperatorFactory> | undefined;
  readonly noise: Chosen<NoiseFactory>;
  readonly solver: Chosen<Solver>;
  /** What runs if the solver cannot; `undefined` where the solver was named. */
  readonly fallback: Solver | undefined;
}

/**
 * Finds the parts that a command line names. A mask alone means inpainting without noise; a noise level alone means
 * denoising. Where the level is not given and there is no mask, `sigma` stands in.
 */
export function chooseParts(registry: Registry, argv: readonly string[], sigma: number): Parts {
  const choice = choose(argv);
  const denoising = argv.some((word) => word.startsWith('--noise-')) ? defaults.operator : undefined;
  const operatorName = choice.operator ?? (choice.mask === undefined ? denoising : defaults.mask);
  const operator =
    operatorName === undefined ? undefined : (find(registry.operators, operatorName) as OperatorFactory);
  const noise = find(registry.noises, choice.noise ?? defaults.noise) as NoiseFactory;
  const usual = operatorName === defaults.operator ? defaults.denoiser : defaults.solver;
  const solver = find(registry.solvers, choice.solver ?? usual) as Solver;
  const presets = choice.noise === undefined ? { sigma: choice.mask === undefined ? sigma : 0 } : {};
  return {
    operator: operator && {
      factory: operator,
      part: { kind: 'operator', definition: operator.definition, own: ['mask'] },
    },
    noise: { factory: noise, part: { kind: 'noise', definition: noise.definition, presets } },
    solver: { factory: solver, part: { kind: 'solver', definition: solver.definition, own: ['seed'] } },
    fallback: choice.solver === undefined ? (find(registry.solvers, defaults.fallback) as Solver) : undefined,
  };
}

/** The parts in the order of their flags. */
export function flagParts({
  operator,
  noise,
  solver,
}: Pick<Parts, 'operator' | 'noise'> & Partial<Parts>): Part[] {
  return [operator, noise, solver].flatMap((chosen) => (chosen ? [chosen.part] : []));
}

/** The parameters that the command line gives to a part, over its presets. */
export function givenParameters(
  command: Command,
  { part }: Chosen<unknown>,
): Promise<Record<string, unknown>> {
  return readParameters(command, part, readGrey);
}

export interface MaskFlags {
  readonly mask?: string;
  /** By how many pixels the mask is widened. @default 0 */
  readonly growMask?: number;
}

/** The parameters of the operator, with the mask from the command's own flag. Throws `bad-parameter` if it takes none. */
export async function operatorParameters(
  command: Command,
  operator: Chosen<OperatorFactory>,
  { mask, growMask }: MaskFlags,
): Promise<Record<string, unknown>> {
  const given = await givenParameters(command, operator);
  const { name, params } = operator.part.definition;
  const takesMask = describeParameters(params).some((parameter) => parameter.name === 'mask');
  if (mask === undefined && takesMask) {
    throw new TweedieError('bad-parameter', `${name} needs a mask`, { remedy: 'Give it with --mask FILE.' });
  }
  if (mask === undefined) return given;
  if (takesMask) return { ...given, mask: await readMask(mask, growMask) };
  throw new TweedieError('bad-parameter', `${name} takes no mask`, {
    remedy: 'Leave out --mask or --operator.',
  });
}
