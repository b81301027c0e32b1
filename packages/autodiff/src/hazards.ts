import { decodeModel } from './codec/decodeModel.ts';
import { intOf } from './ir/attributes.ts';
import { numbersOf } from './ir/constant.ts';
import type { Dim, Graph, Node } from './ir/graph.ts';

/** A node that ONNX Runtime 1.30 works out wrongly on WebGPU, without a word. */
export interface Hazard {
  readonly op: 'Conv' | 'ConvTranspose' | 'Slice';
  readonly node: string;
  /** Whether it goes well where images are laid out with the channels first (`preferredLayout: 'NCHW'`). */
  readonly onlyChannelsLast: boolean;
}

/** Finds the nodes of a model that WebGPU would get wrong. Pullbacks have none of their own. Throws `bad-model`. */
export function hazardsOf(bytes: Uint8Array): readonly Hazard[] {
  const { graph } = decodeModel(bytes);
  return graph.nodes.flatMap((node) => (isWrong(node, graph) ? [hazard(node)] : []));
}

function hazard({ op, name, outputs }: Node): Hazard {
  return { op: op as Hazard['op'], node: name || (outputs[0] ?? op), onlyChannelsLast: op === 'Conv' };
}

function isWrong(node: Node, { constants }: Graph): boolean {
  if (node.domain !== '') return false;
  const dims = constants.get(node.inputs[1] ?? '')?.dims;
  const group = intOf(node, 'group', 1);
  switch (node.op) {
    case 'Conv':
      return group === 1 && dims !== undefined && isHazard(dims);
    case 'ConvTranspose':
      return group > 1 && dims?.[1] === 1 && dims[0] !== group;
    case 'Slice':
      return goesBack(node, constants);
    default:
      return false;
  }
}

/** Weights `[M, C, …]` for which convolutions are wrong that take three channels at a time: C of 6, 9, 15, 18, 21 … */
export function isHazard([M, C]: readonly Dim[]): boolean {
  return typeof M === 'number' && typeof C === 'number' && M % 4 === 0 && C % 3 === 0 && C % 4 !== 0 && C > 3;
}

/** Whether a slice goes backwards from another place than the end. */
function goesBack({ inputs }: Node, constants: Graph['constants']): boolean {
  const listOf = (input: number): readonly number[] => {
    const constant = constants.get(inputs[input] ?? '');
    return (constant && numbersOf(constant)) ?? [];
  };
  const starts = listOf(1);
  return listOf(4).some((step, i) => step < 0 && starts[i] !== -1);
}
