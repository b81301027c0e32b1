import type { NodeCatalogue } from '../../catalogue/catalogue.ts';
import type { Problem } from '../problem.ts';
import { listNames, quote } from '../quote.ts';
import type { End } from '../schema.ts';
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

const packageName = /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

/** A type that no plugin brings. Only what can be the name of a package gets into a command that people copy. */
export function missingNode(node: string, type: string, catalogue: NodeCatalogue): Problem {
  const slash = type.lastIndexOf('/');
  const plugin = type.slice(0, Math.max(0, slash));
  const brought = catalogue.all.filter((each) => each.plugin === plugin);
  const names = brought.map((each) => each.type.slice(slash + 1));
  const problem = {
    severity: 'error',
    code: 'missing-node',
    node,
    message: `There is no kind of node ${quote(type)}`,
  } as const;
  if (brought.length > 0)
    return withRemedy(problem, suggest(type.slice(slash + 1), names) ?? `Update ${plugin}.`);
  const add = packageName.test(plugin) ? `Add its plugin: tweedie plugins add ${plugin}` : undefined;
  return withRemedy(problem, add);
}
