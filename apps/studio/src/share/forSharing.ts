import { portsOf, withoutPaths } from '@tweedie/editor';
import type { NodeCatalogue, Workflow, WorkflowNode } from '@tweedie/workflow';
import { withoutSecrets } from './withoutSecrets.ts';

export interface SharingOptions {
  readonly catalogue: NodeCatalogue;
  /** Leave out the layout, the notes and the names of pictures. @default false */
  readonly strip?: boolean;
  /** Whether everybody has a picture: then its name stays. @default nobody has any */
  readonly isPublic?: (name: string) => boolean;
}

/**
 * A workflow as others may see it: without paths of this machine, and without what looks like a secret. Words that
 * somebody wrote stay, unless `strip` is set.
 */
export function forSharing(
  workflow: Workflow,
  { catalogue, strip = false, isPublic = () => false }: SharingOptions,
): Workflow {
  const clean = withoutSecrets(withoutPaths(workflow, catalogue));
  return strip ? stripped(clean, { catalogue, isPublic }) : clean;
}

type Needs = Required<Pick<SharingOptions, 'catalogue' | 'isPublic'>>;

/** Nodes of this type say something to people alone. */
const noteType = '@tweedie/workflow/note';

function stripped(workflow: Workflow, { catalogue, isPublic }: Needs): Workflow {
  const { subgraphs, ...rest } = without(workflow, 'layout', 'description');
  const inside = Object.entries(subgraphs ?? {}).map(
    ([id, subgraph]) => [id, withBareNodes(without(subgraph, 'layout'))] as const,
  );
  return withBareNodes({ ...rest, ...(subgraphs && { subgraphs: Object.fromEntries(inside) }) });

  function withBareNodes<G extends Pick<Workflow, 'nodes'>>(graph: G): G {
    const kept = Object.entries(graph.nodes).filter(([, { type }]) => type !== noteType);
    return { ...graph, nodes: Object.fromEntries(kept.map(([id, node]) => [id, bare(node)])) };
  }
  function bare(node: WorkflowNode): WorkflowNode {
    const { params, ...kept } = without(node, 'note');
    if (!params) return kept;
    const files = fileParameters(node);
    const isName = (name: string, value: unknown): boolean =>
      typeof value === 'string' && (files ? files.has(name) : looksLikeFile(value)) && !isPublic(value);
    const others = Object.entries(params).filter(([name, value]) => !isName(name, value));
    return { ...kept, params: Object.fromEntries(others) };
  }
  /** The parameters of a node that name files; `undefined` where its type is not here. */
  function fileParameters(node: WorkflowNode): ReadonlySet<string> | undefined {
    const ports = portsOf(node, { workflow, catalogue });
    const files = ports?.params.filter(({ description: { format } }) => format && format !== 'paragraph');
    return files && new Set(files.map(({ description }) => description.name));
  }
}

function looksLikeFile(text: string): boolean {
  return /^[^\n]*\.[a-z0-9]{2,5}$/i.test(text);
}

function without<T extends object>(record: T, ...keys: readonly string[]): T {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key))) as T;
}
