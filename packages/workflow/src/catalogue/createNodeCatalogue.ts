import { type AnyNode, type Plugin, type Solver, type SolverDefinition, TweedieError } from '@tweedie/core';
import type { NodeCatalogue, NodeType, PluginFacts } from './catalogue.ts';
import { metricNode } from './metricNode.ts';
import { noiseNode } from './noiseNode.ts';
import { operatorNode } from './operatorNode.ts';
import { priorNode } from './priorNode.ts';
import { solverNode } from './solverNode.ts';

/**
 * All kinds of nodes of these plugins: every operator, noise, solver, prior and metric as one, and those that plugins
 * bring as nodes. `integrity` is the hash of a plugin's package. Throws `bad-plugin` where two have one type.
 */
export function createNodeCatalogue(
  plugins: readonly (Plugin & Pick<PluginFacts, 'integrity'>)[],
): NodeCatalogue {
  const solvers = plugins.flatMap((plugin) => (plugin.solvers ?? []).map(({ definition }) => definition));
  const all = plugins.flatMap((plugin) =>
    nodesOf(plugin, solvers).map((definition: AnyNode): NodeType => ({
      type: `${plugin.name}/${definition.name}`,
      plugin: plugin.name,
      definition,
    })),
  );
  const byType = new Map(all.map((node) => [node.type, node]));
  const twice = all.find((node) => byType.get(node.type) !== node);
  if (twice) throw new TweedieError('bad-plugin', `Two plugins bring a node ${twice.type}`);
  const facts = plugins.map(({ name, version, integrity }): PluginFacts => {
    return { name, version, ...(integrity !== undefined && { integrity }) };
  });
  return { plugins: facts, all, find: (type) => byType.get(type) };
}

function nodesOf(plugin: Plugin, allSolvers: readonly SolverDefinition[]): AnyNode[] {
  const { name, operators = [], noises = [], solvers = [], priors = [], metrics = [], nodes = [] } = plugin;
  return [
    ...nodes,
    ...operators.map(operatorNode),
    ...noises.map(noiseNode),
    ...priors.map((entry) => priorNode(entry, name)),
    ...solvers.map((solver: Solver) => solverNode(solver, allSolvers)),
    ...metrics.map(metricNode),
  ];
}
