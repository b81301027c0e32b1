import { assertJson } from './assertJson.ts';
import { badWorkflow } from './badWorkflow.ts';
import { limits } from './limits.ts';
import { formats } from './migrations/formats.ts';
import { raiseFormat } from './migrations/raiseFormat.ts';
import { readJson } from './readJson.ts';
import type { Workflow } from './schema.ts';

/**
 * Reads a workflow from text, or checks one that is JSON already. Nothing is dropped, completed or copied: a document
 * of the newest format comes back as it is, whatever it holds beside what Tweedie knows; an older one is raised to it.
 * Whether its nodes exist, and go together, is not looked at here.
 *
 * Throws `bad-workflow` with the place and the rule, such as "workflow: nodes.blur.version must be a whole number, got
 * 1.5": for text that is no JSON or longer than 16 MB, wrong types, numbers that would change, keys that stand twice or
 * are called `__proto__`, more than 64 levels, 10 000 nodes or 50 000 edges, and documents of a newer Tweedie.
 */
export function parseWorkflow(input: unknown): Workflow {
  if (typeof input !== 'string') assertJson(input);
  const document = raiseFormat(typeof input === 'string' ? readJson(input) : input, formats) as Workflow;
  assertCounts(document);
  return document;
}

function assertCounts({ nodes, edges, subgraphs = {} }: Workflow): void {
  const graphs = [{ nodes, edges }, ...Object.values(subgraphs)];
  const counts = {
    nodes: graphs.reduce((sum, graph) => sum + Object.keys(graph.nodes).length, 0),
    edges: graphs.reduce((sum, graph) => sum + graph.edges.length, 0),
  };
  for (const what of ['nodes', 'edges'] as const) {
    if (counts[what] <= limits[what]) continue;
    throw badWorkflow(`there must be at most ${limits[what]} ${what}, got ${counts[what]}`);
  }
}
