import {
  type Catalogue,
  type Definition,
  describeParameters,
  type Metric,
  type Needs,
  type NodeDefinition,
  type ParameterDescription,
  type Plugin,
  type Registry,
  type SolverDefinition,
  TweedieError,
} from '@tweedie/core';
import { listTemplates } from '@tweedie/runtime-node';
import { createNodeCatalogue } from '@tweedie/workflow';
import { Command } from 'commander';
import type { Context } from '../context.ts';
import { find, suggestion } from '../find.ts';
import { describeParameter, flagName } from '../flags.ts';
import { formatTable } from '../table.ts';

type Kind = keyof Registry;
type Part = Registry[Kind]['all'][number];

/** What a list shows of a part. */
interface Entry {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly paper?: string;
  /** What a solver asks of an operator, a noise and a prior. */
  readonly needs?: Needs;
  readonly parameters?: readonly ParameterDescription[];
}

const kinds = ['operators', 'solvers', 'priors', 'metrics', 'noises'] as const satisfies readonly Kind[];
/** What workflows are made of, and what they may begin with. */
const ofWorkflows = ['nodes', 'templates'] as const;

export function listCommand({ plugins, registry, report }: Context): Command {
  return new Command('list')
    .summary('list operators, solvers, priors, metrics, noises, nodes and templates')
    .description(
      'Lists what there is to choose from, or says all about one of them: "tweedie list solvers red-diff".',
    )
    .argument('[kind]', [...kinds, ...ofWorkflows].join(', '))
    .argument('[name]', 'the name of one of them')
    .action(async (kind?: string, name?: string) => {
      if (kind === undefined) {
        const all = kinds.map((each) => [each, entriesOf(registry[each])] as const);
        report.say(
          all.map(([each, entries]) => `${each.toUpperCase()}\n${formatEntries(entries)}`).join('\n\n'),
        );
        return report.result(Object.fromEntries(all));
      }
      const more = await workflowEntries(kind, plugins);
      if (more && name === undefined) {
        report.say(formatEntries(more));
        return report.result({ [kind]: more });
      }
      if (more) {
        const entry = entryNamed(name!, kind, more);
        report.say(formatEntry(entry));
        return report.result(entry);
      }
      const catalogue: Catalogue<Part> = registry[kindOf(kind)];
      if (name === undefined) {
        const entries = entriesOf(catalogue);
        report.say(formatEntries(entries));
        return report.result({ [kind]: entries });
      }
      const entry = entryOf(find(catalogue, name));
      report.say(formatEntry(entry));
      report.result(entry);
    });
}

function kindOf(text: string): Kind {
  const kind = kinds.find((each) => each === text);
  if (kind !== undefined) return kind;
  throw notFound(`There is no list of ${text}`, text, [...kinds, ...ofWorkflows]);
}

async function workflowEntries(
  kind: string,
  plugins: readonly Plugin[],
): Promise<readonly Entry[] | undefined> {
  if (kind === 'nodes') {
    return createNodeCatalogue(plugins).all.map(({ type, definition }) => {
      const { title, summary, params } = definition as NodeDefinition;
      return { name: type, title, summary, parameters: describeParameters(params) };
    });
  }
  if (kind !== 'templates') return undefined;
  const templates = await listTemplates();
  return templates.map(({ name, title, description }) => ({ name, title, summary: description }));
}

function entryNamed(name: string, kind: string, entries: readonly Entry[]): Entry {
  const found = entries.filter((entry) => entry.name === name || entry.name.endsWith(`/${name}`));
  if (found.length === 1) return found[0]!;
  const names = entries.map((entry) => entry.name);
  throw notFound(
    `There is no ${kind.replace(/s$/, '')} "${name}"`,
    name,
    found.length > 1 ? found.map((entry) => entry.name) : names,
  );
}

function notFound(sentence: string, name: string, known: readonly string[]): TweedieError {
  return new TweedieError('not-found', sentence, {
    remedy: [suggestion(name, known), `There are: ${known.join(', ')}.`].filter(Boolean).join(' '),
  });
}

function entriesOf({ all }: Catalogue<Part>): Entry[] {
  return all.map(entryOf);
}

function entryOf(part: Part): Entry {
  if (!('definition' in part)) return 'card' in part ? part : metricEntry(part);
  const { name, title, summary, params, paper, needs } = part.definition as Definition &
    Partial<SolverDefinition>;
  return {
    name,
    title,
    summary,
    ...(paper !== undefined && { paper }),
    ...(needs && { needs }),
    parameters: describeParameters(params),
  };
}

const better = { higher: 'higher is better', lower: 'lower is better', 'closer-to-1': 'best at 1' } as const;

function metricEntry({ name, title, unit, needs, better: direction }: Metric): Entry {
  const facts = [unit, better[direction], `needs a ${needs}`].filter((fact) => fact !== '');
  return { name, title, summary: facts.join(', ') };
}

function formatEntries(entries: readonly Entry[]): string {
  const columns = [
    { title: 'Name', cell: ({ name }: Entry) => name },
    { title: 'Title', cell: ({ title }: Entry) => title },
    { title: 'Summary', cell: ({ summary }: Entry) => summary },
  ];
  return formatTable(entries, columns, terminal());
}

function formatEntry({ name, title, summary, paper, needs, parameters = [] }: Entry): string {
  const facts = [paper, needs && describeNeeds(needs)].filter((fact) => fact !== undefined);
  const head = [`${name}: ${title}`, summary, ...facts];
  if (parameters.length === 0) return head.join('\n');
  return [...head, '', formatParameters(parameters)].join('\n');
}

const operatorNeeds = {
  any: 'any operator',
  linear: 'a linear operator',
  svd: 'an operator with a singular value decomposition',
} as const;
const noiseNeeds = { any: 'any noise', gaussian: 'Gaussian noise' } as const;
const priorNeeds = {
  denoise: 'any prior of pictures',
  vjp: 'a prior of pictures with a derivative',
  latent: 'a prior of latents',
} as const;

function describeNeeds({ operator, noise, prior }: Needs): string {
  return `Runs with ${operatorNeeds[operator]}, ${noiseNeeds[noise]} and ${priorNeeds[prior]}.`;
}

function formatParameters(parameters: readonly ParameterDescription[]): string {
  const columns = [
    { title: 'Flag', cell: (parameter: ParameterDescription) => `--${flagName(parameter)}` },
    { title: 'Meaning', cell: describeParameter },
  ];
  return formatTable(parameters, columns, terminal());
}

/** Lines are wrapped on a terminal, and left whole in a pipe. */
function terminal(): { readonly width?: number } {
  return process.stdout.isTTY ? { width: process.stdout.columns } : {};
}
