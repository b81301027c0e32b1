import type { Metric } from '../contracts/metric.ts';
import { TweedieError } from '../errors.ts';
import type { NoiseFactory, OperatorFactory } from './operator.ts';
import type { Solver } from './solver.ts';

/** A pre-trained prior that a plugin brings. */
export interface PriorEntry {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Where its card is: a module path such as "@me/priors/models/x/card.json", or a URL. */
  readonly card: string;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- a list holds factories of every parameter type */
export type AnyOperatorFactory = OperatorFactory<any, any>;
export type AnyNoiseFactory = NoiseFactory<any, any>;
export type AnySolver = Solver<any, any>;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** Plain data and functions: what an npm package adds to Tweedie. */
export interface Plugin {
  /** The name of its npm package. */
  readonly name: string;
  readonly version: string;
  readonly operators?: readonly AnyOperatorFactory[];
  readonly noises?: readonly AnyNoiseFactory[];
  readonly solvers?: readonly AnySolver[];
  readonly priors?: readonly PriorEntry[];
  readonly metrics?: readonly Metric[];
}

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Declares a plugin. Throws `bad-plugin` for a name that is not kebab-case or stands twice among its kind. */
export function definePlugin(plugin: Plugin): Plugin {
  const { operators = [], noises = [], solvers = [], priors = [], metrics = [] } = plugin;
  for (const parts of [operators, noises, solvers]) checkNames(plugin, parts.map((part) => part.definition.name));
  for (const parts of [priors, metrics]) checkNames(plugin, parts.map((part) => part.name));
  return plugin;
}

function checkNames(plugin: Plugin, names: readonly string[]): void {
  for (const [i, name] of names.entries()) {
    if (!kebabCase.test(name)) {
      throw new TweedieError('bad-plugin', `${plugin.name}: names must be kebab-case, got "${name}"`);
    }
    if (names.indexOf(name) !== i) throw new TweedieError('bad-plugin', `${plugin.name}: "${name}" stands twice`);
  }
}
