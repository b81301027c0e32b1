import type { Metric } from '../contracts/metric.ts';
import { TweedieError } from '../errors.ts';
import type { AnyNoiseFactory, AnyOperatorFactory, AnySolver, Plugin, PriorEntry } from './plugin.ts';

/** The parts of one kind, by name. */
export interface Catalogue<T> {
  readonly all: readonly T[];
  /** Finds by short name, or by `plugin/name`. Throws `not-found`, with the names that there are. */
  find(name: string): T;
}

export interface Registry {
  readonly operators: Catalogue<AnyOperatorFactory>;
  readonly noises: Catalogue<AnyNoiseFactory>;
  readonly solvers: Catalogue<AnySolver>;
  readonly priors: Catalogue<PriorEntry>;
  readonly metrics: Catalogue<Metric>;
}

/** Gathers what plugins bring. Where two plugins use one short name, only the long names find them. */
export function createRegistry(plugins: readonly Plugin[]): Registry {
  const named = <T extends { readonly name: string }>(part: T): string => part.name;
  const defined = (part: { readonly definition: { readonly name: string } }): string => part.definition.name;
  return {
    operators: catalogue('operator', plugins, ({ operators }) => operators, defined),
    noises: catalogue('noise', plugins, ({ noises }) => noises, defined),
    solvers: catalogue('solver', plugins, ({ solvers }) => solvers, defined),
    priors: catalogue('prior', plugins, ({ priors }) => priors, named),
    metrics: catalogue('metric', plugins, ({ metrics }) => metrics, named),
  };
}

function catalogue<T>(
  kind: string,
  plugins: readonly Plugin[],
  partsOf: (plugin: Plugin) => readonly T[] | undefined,
  nameOf: (part: T) => string,
): Catalogue<T> {
  const byName = new Map<string, T | undefined>();
  const all: T[] = [];
  for (const plugin of plugins) {
    for (const part of partsOf(plugin) ?? []) {
      const name = nameOf(part);
      all.push(part);
      byName.set(`${plugin.name}/${name}`, part);
      byName.set(name, byName.has(name) ? undefined : part);
    }
  }
  return {
    all,
    find(name) {
      const part = byName.get(name);
      if (part !== undefined) return part;
      const names = [...byName].filter(([key, value]) => value !== undefined && !key.includes('/'));
      const known = names.map(([key]) => key).join(', ');
      if (byName.has(name)) {
        throw new TweedieError('not-found', `Two plugins bring a ${kind} "${name}"`, {
          remedy: `Say which: ${plugins.map((plugin) => `${plugin.name}/${name}`).join(' or ')}.`,
        });
      }
      throw new TweedieError('not-found', `There is no ${kind} "${name}"`, { remedy: `There are: ${known}.` });
    },
  };
}
