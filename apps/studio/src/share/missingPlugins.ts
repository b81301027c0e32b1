import type { NodeCatalogue, Workflow, WorkflowNode } from '@tweedie/workflow';

/** A plugin that a document needs and that is not here, or is too old. */
export interface MissingPlugin {
  readonly name: string;
  /** The range of versions that the document asks for. */
  readonly version?: string;
  /** The hash of the package that it was saved with. */
  readonly integrity?: string;
  /** What is missing of it: names of nodes. */
  readonly nodes: readonly string[];
  /** It is here, or comes with Tweedie: what is missing is newer. */
  readonly isHere: boolean;
}

/** What of a document is not here, by plugin, as the document records it. */
export function missingPlugins(workflow: Workflow, catalogue: NodeCatalogue): readonly MissingPlugin[] {
  const graphs = [workflow, ...Object.values(workflow.subgraphs ?? {})];
  const types = graphs.flatMap(({ nodes }) =>
    Object.values(nodes)
      .filter(isMissing)
      .map(({ type }) => type),
  );
  const names = [...new Set(types.map(pluginOf))];
  return names.map((name) => {
    const recorded =
      workflow.plugins && Object.hasOwn(workflow.plugins, name) ? workflow.plugins[name] : undefined;
    const { version, integrity } =
      typeof recorded === 'object' ? recorded : { version: recorded, integrity: undefined };
    return {
      name,
      ...(version !== undefined && { version }),
      ...(integrity !== undefined && { integrity }),
      nodes: [...new Set(types.filter((type) => pluginOf(type) === name))].map(
        (type) => type.slice(name.length).replace(/^\//, '') || type,
      ),
      isHere: catalogue.plugins.some((plugin) => plugin.name === name),
    };
  });

  function isMissing({ type }: WorkflowNode): boolean {
    return !type.startsWith('subgraph:') && !catalogue.find(type);
  }
}

function pluginOf(type: string): string {
  const slash = type.lastIndexOf('/');
  return slash > 0 ? type.slice(0, slash) : type;
}
