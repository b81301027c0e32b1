import {
  type Image,
  type Noise,
  type OperatorFactory,
  parseParameters,
  type Registry,
  type Solver,
  TweedieError,
} from '@tweedie/core';
import { readImage } from '@tweedie/runtime-node';
import type { Command } from 'commander';
import { assertWritable, besideInput, numbered } from '../files/outputs.ts';
import { givenParameters, operatorParameters, type MaskFlags, type Parts } from '../parts.ts';
import { locatePrior, type PriorLocation } from './locatePrior.ts';

/** The flags that `restore` always has. */
export interface RestoreFlags extends MaskFlags {
  readonly prior?: string;
  readonly samples?: number;
  readonly seed?: number;
  readonly truth?: string;
  readonly output?: string;
  readonly plot?: string;
  readonly threads?: number;
  readonly force?: boolean;
}

/** A run of `restore`, checked as far as it can be without a network. */
export interface Plan {
  readonly input: string;
  readonly image: Image;
  readonly operator: OperatorFactory;
  readonly operatorParams: Readonly<Record<string, unknown>>;
  readonly noise: Noise;
  readonly solver: Solver;
  readonly solverParams: Readonly<Record<string, unknown>>;
  /** What runs, with its defaults, if the solver cannot. */
  readonly fallback?: Solver;
  readonly prior: PriorLocation;
  readonly threads?: number;
  readonly truth?: Image;
  readonly truthFile?: string;
  /** The seed of each sample, and the file that it goes to. */
  readonly samples: readonly { readonly seed: number; readonly file: string }[];
  readonly plot?: string;
}

export interface PlanContext {
  readonly parts: Parts;
  readonly command: Command;
  readonly registry: Registry;
}

/** Reads the pictures, completes the parameters, and makes sure that the results can be written. */
export async function planRestoration(
  input: string,
  flags: RestoreFlags,
  context: PlanContext,
): Promise<Plan> {
  const { parts, command, registry } = context;
  const { operator, noise, solver } = parts;
  const { mask, truth, plot, threads, samples: count = 1, seed = 0 } = flags;
  if (!operator) throw unknownDamage();
  const image = await readImage(input);
  const { name, params } = solver.part.definition;
  const solverFlags = await givenParameters(command, solver);
  const fallback = Object.keys(solverFlags).length === 0 ? parts.fallback : undefined;
  const plan: Plan = {
    input,
    image,
    operator: operator.factory,
    operatorParams: await operatorParameters(command, operator, { growMask: usualGrowth(input), ...flags }),
    noise: noise.factory(await givenParameters(command, noise)),
    solver: solver.factory,
    solverParams: parseParameters(name, params, solverFlags),
    ...(fallback && { fallback }),
    prior: locatePrior(registry, flags.prior),
    samples: numbered(flags.output ?? besideInput(input, 'restored'), count).map((file, i) => ({
      file,
      seed: seed + i,
    })),
    ...(threads !== undefined && { threads }),
    ...(truth !== undefined && { truth: await readImage(truth), truthFile: truth }),
    ...(plot !== undefined && { plot }),
  };
  const inputs = [input, mask, truth].filter((file) => file !== undefined);
  const outputs = [...plan.samples.map(({ file }) => file), plot].filter((file) => file !== undefined);
  for (const output of outputs) await assertWritable(output, { inputs, ...flags });
  return plan;
}

/** In a JPEG the edges of damage ring: the pixels beside them are damaged too. */
function usualGrowth(input: string): number {
  return /\.jpe?g$/i.test(input) ? 2 : 0;
}

function unknownDamage(): TweedieError {
  return new TweedieError('bad-parameter', 'Nothing says what happened to the picture', {
    remedy:
      'Give --mask FILE for scratches and holes, --noise-sigma S for noise, or --operator NAME ("tweedie list operators").',
  });
}
