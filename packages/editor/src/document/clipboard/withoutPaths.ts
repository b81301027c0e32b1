import type { NodeCatalogue, Workflow, WorkflowNode } from '@tweedie/workflow';
import { portsOf } from '../ports/portsOf.ts';
import { isRecord, mapValues, withMember } from '../records.ts';

/** From the root of a disk, from a home, of a server, or out of the folder that the document is in. */
const outside = /^(?:[/\\~]|[a-z]:[/\\]|file:)|(?:^|[/\\])\.\.(?:[/\\]|$)/i;

/**
 * A workflow without the paths of one machine: files and folders that are named from the root of a disk, from a home, or
 * out of the folder of the document. Parameters that name files are emptied; where a type is not here, every text that
 * looks like such a path is. Paths within the folder stay.
 */
export function withoutPaths(workflow: Workflow, catalogue: NodeCatalogue): Workflow {
  const nodes = mapValues(workflow.nodes, clean);
  const subgraphs =
    workflow.subgraphs &&
    mapValues(workflow.subgraphs, (subgraph) =>
      withMember(subgraph, 'nodes', mapValues(subgraph.nodes, clean)),
    );
  return withMember(withMember(workflow, 'nodes', nodes), 'subgraphs', subgraphs);

  function clean(node: WorkflowNode): WorkflowNode {
    if (!node.params) return node;
    const ports = portsOf(node, { workflow, catalogue });
    const files = ports?.params.filter(({ description }) => isFile(description.format)).map(nameOf);
    const params = mapValues(node.params, (value, name) =>
      files && !files.includes(name) ? value : withoutPath(value),
    );
    return withMember(node, 'params', params);
  }
}

function nameOf({ description }: { readonly description: { readonly name: string } }): string {
  return description.name;
}

function isFile(format: string | undefined): boolean {
  return format === 'image-file' || format === 'folder' || format === 'prior-file';
}

function withoutPath(value: unknown): unknown {
  if (typeof value === 'string') return outside.test(value) ? '' : value;
  if (Array.isArray(value)) return value.map(withoutPath);
  return isRecord(value) ? mapValues(value, withoutPath) : value;
}
