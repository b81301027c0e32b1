import {
  createRandom,
  finish,
  isFinite,
  type OperatorFactory,
  type Plugin,
  type Shape,
  type Solver,
  type Tensor,
  zeros,
} from '@tweedie/core';
import { checkOperator } from '../operator/checkOperator.ts';
import { diagonalOracle } from '../oracle/diagonalOracle.ts';
import { simulate } from '../oracle/oracle.ts';

/** How a part of a plugin did. */
export interface PluginCheck {
  readonly part: string;
  readonly kind: 'operator' | 'solver';
  readonly passed: boolean;
  /** What was found. */
  readonly message: string;
}

export interface CheckPluginOptions {
  /** Hears how many parts are done, out of how many, before each and at the end. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Small, odd, of one line: what goes wrong goes wrong here. */
const shapes: readonly Shape[] = [
  [3, 8, 8],
  [1, 5, 9],
  [3, 4, 12],
];

/** Every operator at a few shapes by `checkOperator`; every solver on a Gaussian prior: finite, and twice the same. */
export async function checkPlugin(
  { operators = [], solvers = [] }: Plugin,
  { onProgress }: CheckPluginOptions = {},
): Promise<PluginCheck[]> {
  const parts = [
    ...operators.map((factory) => () => {
      return check('operator', factory, () => checkShapes(factory as OperatorFactory));
    }),
    ...solvers.map((solver) => () => check('solver', solver, () => checkRuns(solver as Solver))),
  ];
  const checks: PluginCheck[] = [];
  for (const part of parts) {
    onProgress?.(checks.length, parts.length);
    checks.push(await part());
  }
  onProgress?.(checks.length, parts.length);
  return checks;
}

interface Defined {
  readonly definition: { readonly name: string };
}

async function check(
  kind: PluginCheck['kind'],
  { definition: { name } }: Defined,
  find: () => Promise<Omit<PluginCheck, 'kind' | 'part'>>,
): Promise<PluginCheck> {
  try {
    return { part: name, kind, ...(await find()) };
  } catch (error) {
    return {
      part: name,
      kind,
      passed: false,
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

type Found = Omit<PluginCheck, 'kind' | 'part'>;

async function checkShapes(factory: OperatorFactory): Promise<Found> {
  const refused: string[] = [];
  for (const shape of shapes) {
    const operator = attempt(() => factory(shape, maskFor(factory, shape)));
    if (operator instanceof Error) {
      refused.push(operator.message);
      continue;
    }
    const { checks } = await checkOperator(operator);
    const failed = checks.find(({ passed }) => !passed);
    if (failed) return { passed: false, message: `[${shape}] ${failed.name}: ${failed.message}` };
  }
  if (refused.length === shapes.length) return { passed: false, message: refused[0]! };
  return { passed: true, message: `keeps what it promises at ${shapes.length - refused.length} shapes` };
}

/** A hole in the middle, for an operator that cannot do without a mask. */
function maskFor({ definition }: OperatorFactory, [, height = 1, width = 1]: Shape): Record<string, unknown> {
  if (!Object.hasOwn(definition.params.shape, 'mask')) return {};
  const mask = zeros([1, 1, height, width]);
  mask.data.fill(-1).fill(1, Math.floor(mask.data.length / 3), Math.ceil(mask.data.length / 2));
  return { mask };
}

async function checkRuns(solver: Solver): Promise<Found> {
  const oracle = diagonalOracle({ s: [1, 0.5, 0], pixels: 16, mean: 0.1, variance: 0.25, noise: 0.1 });
  const { measurement } = await simulate(oracle, 1, createRandom(1));
  const run = (): Promise<Tensor> => finish(solver(oracle.prior, measurement, { seed: 1 }));
  const first = await run();
  if (!isFinite(first)) return { passed: false, message: 'gives NaN or infinity on a Gaussian prior' };
  const second = await run();
  const same = first.data.every((value, i) => value === second.data[i]);
  if (!same) return { passed: false, message: 'gives another picture when it runs again with the same seed' };
  return { passed: true, message: 'is finite on a Gaussian prior, and the same when it runs again' };
}

function attempt<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
