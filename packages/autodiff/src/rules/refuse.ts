import { TweedieError } from '@tweedie/core';
import type { Node } from '../ir/graph.ts';
import { opName } from '../ir/opName.ts';

/** An operator that stands between x and the output, and that no derivative is known of. */
export function refuse(node: Node, why: string): TweedieError {
  const place = node.name === '' ? `that makes ${node.outputs[0]}` : node.name;
  return new TweedieError(
    'bad-model',
    `autodiff: no derivative of ${opName(node)}, node ${place}: it ${why}`,
    {
      remedy: 'Export the network without this operator, or use a solver that needs no derivative.',
      facts: { op: opName(node), node: node.name },
    },
  );
}
