import type { NodeCatalogue } from '../../catalogue/catalogue.ts';
import type { Problem } from '../problem.ts';
import { listNames, quote } from '../quote.ts';
import { addCommand } from '../../plugins/addCommand.ts';
import { pluginOfType } from '../../plugins/usedPlugins.ts';
import { usersPlugin } from '../../plugins/usersPlugin.ts';
import type { End, Workflow } from '../schema.ts';
import { suggest } from '../suggest.ts';

/** Takes note of something that is wrong. */
export type Report = (problem: Problem) => void;

/** How a remedy is left out where there is none. */
export function withRemedy(problem: Problem, remedy: string | undefined): Problem {
  return remedy === undefined ? problem : { ...problem, remedy };
}

/** A port that a node does not have. The problem is that of the end which waits for a value. */
export function unknownPort(
  [path, port]: End,
  direction: 'input' | 'output',
  known: readonly string[],
  [node, input]: End,
): Problem {
  const message = `${quote(path)} has no ${direction} ${quote(port)}; ${listNames(known)}`;
  return withRemedy(
    { severity: 'error', code: 'unknown-port', node, port: input, message },
    suggest(port, known),
  );
}

export function unknownParameter(node: string, port: string, known: readonly string[]): Problem {
  const message = `${quote(node)} has no parameter ${quote(port)}, which is left aside; ${listNames(known)}`;
  return withRemedy(
    { severity: 'warning', code: 'unknown-parameter', node, port, message },
    suggest(port, known),
  );
}

/** An edge that begins or ends at a node that is not there; `node` and `port` wait for its value, if anything does. */
export function edgeOfNoNode(
  path: string,
  known: readonly string[],
  [node, port]: readonly [node?: string, port?: string],
): Problem {
  const message = `An edge ${node === undefined ? 'leads to' : 'comes from'} ${quote(path)}, which is no node here`;
  const ends = node === undefined || port === undefined ? {} : { node, port };
  const id = path.slice(path.lastIndexOf('/') + 1);
  return withRemedy({ severity: 'error', code: 'bad-edge', ...ends, message }, suggest(id, known));
}

export function badSubgraph(node: string, message: string, remedy?: string): Problem {
  return withRemedy({ severity: 'error', code: 'bad-subgraph', node, message }, remedy);
}

/** A type that no plugin brings. */
export function missingNode(
  node: string,
  type: string,
  { catalogue, plugins = {} }: { readonly catalogue: NodeCatalogue; readonly plugins?: Workflow['plugins'] },
): Problem {
  const plugin = pluginOfType(type) ?? '';
  const name = type.slice(plugin.length + 1);
  const brought = catalogue.all.filter((each) => each.plugin === plugin);
  const names = brought.map((each) => each.type.slice(plugin.length + 1));
  const problem = {
    severity: 'error',
    code: 'missing-node',
    node,
    message: `There is no kind of node ${quote(type)}`,
  } as const;
  if (plugin === usersPlugin) {
    return { ...problem, remedy: `Add a prior under the name ${quote(name)}, with "tweedie prior add".` };
  }
  if (brought.length > 0) return { ...problem, remedy: suggest(name, names) ?? `Update ${plugin}.` };
  const recorded = Object.hasOwn(plugins, plugin) ? plugins[plugin] : undefined;
  const command = addCommand(plugin, typeof recorded === 'object' ? recorded.version : recorded);
  return withRemedy(problem, command && `Add its plugin: ${command}`);
}
