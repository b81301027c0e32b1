import { TweedieError } from '@tweedie/core';
import type { Node } from '../ir/graph.ts';
import { opName } from '../ir/opName.ts';

const without = 'Export the network without this operator, or use a solver that needs no derivative.';
/** For what a rule must know before a run. */
export const fixedSizes = 'Export the network with fixed sizes, or use a solver that needs no derivative.';
/** For operators that work otherwise while a network is trained. */
export const forInference = 'Export the network for inference, as after model.eval() in PyTorch.';
/** For what a rule can only do in float32. */
export const inFloat32 = 'Export the network in float32.';

/** An operator that stands between x and the output, and that no derivative is known of. */
export function refuse(node: Node, why: string, remedy = without): TweedieError {
  const place = node.name === '' ? `that makes ${node.outputs[0]}` : node.name;
  return new TweedieError(
    'bad-model',
    `autodiff: no derivative of ${opName(node)}, node ${place}: it ${why}`,
    {
      remedy,
      facts: { op: opName(node), node: node.name },
    },
  );
}
