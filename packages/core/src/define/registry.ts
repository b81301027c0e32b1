import type { Metric } from '../contracts/metric.ts';
import { TweedieError } from '../errors.ts';
import type { AnyNoiseFactory, AnyOperatorFactory, AnySolver, Plugin, PriorEntry } from './plugin.ts';

/** The parts of one kind, by name. */
export interface Catalogue<T> {
  readonly all: readonly T[];
  /** Finds by short name, or by `plugin/name`. Throws `not-found`, with the names that there are. */
  find(name: string): T;
}

/** All that a set of plugins brings. */
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

  function catalogue<T>(
    kind: string,
    partsOf: (plugin: Plugin) => readonly T[] | undefined,
    nameOf: (part: T) => string,
  ): Catalogue<T> {
    return createCatalogue(
      kind,
      plugins.flatMap((plugin) =>
        (partsOf(plugin) ?? []).map((part) => ({ part, name: nameOf(part), plugin: plugin.name })),
      ),
    );
  }
  return {
    operators: catalogue('operator', ({ operators }) => operators, defined),
    noises: catalogue('noise', ({ noises }) => noises, defined),
    solvers: catalogue('solver', ({ solvers }) => solvers, defined),
    priors: catalogue('prior', ({ priors }) => priors, named),
    metrics: catalogue('metric', ({ metrics }) => metrics, named),
  };
}

interface Entry<T> {
  readonly part: T;
  readonly name: string;
  readonly plugin: string;
}

function createCatalogue<T>(kind: string, entries: readonly Entry<T>[]): Catalogue<T> {
  const long = ({ plugin, name }: Entry<T>): string => `${plugin}/${name}`;
  const sharing = (name: string): Entry<T>[] => entries.filter((entry) => entry.name === name);
  return {
    all: entries.map(({ part }) => part),
    find(name) {
      const found = entries.filter((entry) => long(entry) === name);
      const matches = found.length > 0 ? found : sharing(name);
      if (matches.length === 1) return matches[0]!.part;
      if (matches.length > 1) {
        throw new TweedieError('not-found', `${matches.length} plugins bring a ${kind} "${name}"`, {
          remedy: `Say which: ${matches.map(long).join(' or ')}.`,
        });
      }
      const names = entries.map((entry) => (sharing(entry.name).length > 1 ? long(entry) : entry.name));
      throw new TweedieError('not-found', `There is no ${kind} "${name}"`, {
        remedy: names.length > 0 ? `There are: ${names.join(', ')}.` : 'No plugin brings any.',
      });
    },
  };
}
