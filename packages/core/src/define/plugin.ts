import type { Metric } from '../contracts/metric.ts';
import { TweedieError } from '../errors.ts';
import type { NodeDefinition } from './node.ts';
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
export type AnyNode = NodeDefinition<any, any, any>;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** The version of all that plugins are written against: these contracts. Raised when a plugin must change. */
export const pluginApi = 1;

/** Plain data and functions: what an npm package adds to Tweedie. */
export interface Plugin {
  /** The version of the contracts that it is written against: `definePlugin` fills it in. */
  readonly api?: number;
  /** The name of its npm package. */
  readonly name: string;
  readonly version: string;
  readonly operators?: readonly AnyOperatorFactory[];
  readonly noises?: readonly AnyNoiseFactory[];
  readonly solvers?: readonly AnySolver[];
  readonly priors?: readonly PriorEntry[];
  readonly metrics?: readonly Metric[];
  /** Kinds of nodes beside those that every operator, noise, solver, prior and metric becomes by itself. */
  readonly nodes?: readonly AnyNode[];
}

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Declares a plugin, of the API version that its copy of this package has. Throws `bad-plugin` for a name that is not kebab-case, and for one that stands twice: every part
 * becomes a node of a workflow, and `plugin/name` tells them apart.
 */
export function definePlugin(plugin: Plugin): Plugin {
  const named = (parts: readonly Named[] = []): string[] => parts.map(({ name }) => name);
  const defined = (parts: readonly { readonly definition: Named }[] = []): string[] =>
    named(parts.map(({ definition }) => definition));

  checkNames(plugin.name, [
    ...defined(plugin.operators),
    ...defined(plugin.noises),
    ...defined(plugin.solvers),
    ...named(plugin.priors),
    ...named(plugin.metrics),
    ...named(plugin.nodes),
  ]);
  return { api: pluginApi, ...plugin };
}

interface Named {
  readonly name: string;
}

function checkNames(place: string, names: readonly string[]): void {
  for (const [i, name] of names.entries()) {
    if (!kebabCase.test(name)) {
      throw new TweedieError('bad-plugin', `${place}: names must be kebab-case, got "${name}"`);
    }
    if (names.indexOf(name) !== i) {
      throw new TweedieError('bad-plugin', `${place}: names must differ, got "${name}" twice`);
    }
  }
}
