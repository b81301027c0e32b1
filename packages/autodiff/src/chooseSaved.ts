import { bytesOf } from './ir/dataType.ts';
import type { Dim, Node } from './ir/graph.ts';
import { opName } from './ir/opName.ts';
import type { Shapes } from './infer/inferShapes.ts';
import { inferRules } from './infer/rules.ts';
import { beyondMinimumCut, type Pipes } from './minimumCut.ts';

/** Whose work is worth more than the memory of their output. */
const costly: ReadonlySet<string> = new Set([
  'Conv',
  'ConvTranspose',
  'MatMul',
  'Gemm',
  'Einsum',
  'Attention',
  'TopK',
]);

/** Whether a pullback may work a node out again. */
export function isCheap(node: Node): boolean {
  return node.domain === '' && !costly.has(node.op) && opName(node) in inferRules;
}

export interface Choice {
  /** What the pullback must be able to get at. */
  readonly needed: readonly string[];
  readonly producers: ReadonlyMap<string, Node>;
  /** Values that are there for nothing: inputs of the network, constants, and what follows from constants alone. */
  isFree(value: string): boolean;
  /** Whether the pullback may work out what a node gives. */
  isCheap(node: Node): boolean;
  /** Whether the network itself may give a value away. */
  isSavable(value: string): boolean;
  /** Every value with its lengths, for images of some size. */
  readonly sizes: Shapes;
}

/**
 * The values to save for the pullback: of the fewest bytes, such that all it needs follows from them by cheap nodes.
 * A minimum cut between what is costly and what is needed; of cuts of one size the one that leaves least to do.
 */
export function chooseSaved(choice: Choice): string[] {
  const { needed, producers, sizes } = choice;
  const values = upstream(choice);
  const joint = new Map(values.map((value, i) => [value, 2 * i + 2]));
  const [source, sink, unlimited] = [0, 1, 2 ** 50];
  const edges: Pipes['edges'][number][] = [];
  for (const [value, i] of joint) {
    edges.push([i, i + 1, choice.isSavable(value) ? bytesIn(value, sizes) : unlimited]);
    const node = producers.get(value)!;
    if (!choice.isCheap(node)) edges.push([source, i, unlimited]);
    else
      for (const input of node.inputs)
        if (joint.has(input)) edges.push([joint.get(input)! + 1, i, unlimited]);
  }
  for (const value of needed) if (joint.has(value)) edges.push([joint.get(value)! + 1, sink, unlimited]);
  const beyond = beyondMinimumCut({ count: 2 * values.length + 2, edges }, source, sink);
  return values.filter((value) => beyond.has(joint.get(value)! + 1) && !beyond.has(joint.get(value)!));
}

/** All that the needed values follow from by cheap nodes. */
function upstream({ needed, producers, isFree, isCheap }: Choice): string[] {
  const found = new Set(needed.filter((value) => !isFree(value)));
  for (const value of found) {
    const node = producers.get(value)!;
    if (!isCheap(node)) continue;
    for (const input of node.inputs) if (input !== '' && !isFree(input)) found.add(input);
  }
  return [...found];
}

/** What a length that nobody knows is taken for. */
export const nominalLength = 64;

/** What a value of which not even the rank is known is taken for. */
const unknownDims: readonly Dim[] = [nominalLength, nominalLength, nominalLength];

function bytesIn(value: string, sizes: Shapes): number {
  const { type, dims = unknownDims } = sizes.get(value) ?? {};
  const count = dims.reduce<number>(
    (product, dim) => product * (typeof dim === 'number' ? dim : nominalLength),
    1,
  );
  return Math.max(1, count * bytesOf(type ?? 'float32'));
}
