import { expect, test } from 'vitest';
import { chooseSaved, isCheap } from './chooseSaved.ts';
import { decodeModel } from './codec/decodeModel.ts';
import { modelOf, type Step } from './fixtures/runModel.ts';
import { inferShapes } from './infer/inferShapes.ts';
import { floats } from './ir/constant.ts';
import type { Dim } from './ir/graph.ts';

interface Question {
  readonly x?: readonly Dim[];
  readonly needed: readonly string[];
  /** Values that the network cannot give. @default none */
  readonly hidden?: readonly string[];
}

const constants = { w: floats(new Array<number>(36).fill(1), [4, 1, 3, 3]), two: floats([2], []) };

/** What is saved of a network of an image x and a level s. */
function savedOf(steps: readonly Step[], { x = [1, 1, 10, 10], needed, hidden = [] }: Question): string[] {
  const { graph } = decodeModel(modelOf({ inputs: { x, s: [1] }, steps, constants }));
  const free = new Set(['x', 's', ...Object.keys(constants)]);
  return chooseSaved({
    needed,
    producers: new Map(graph.nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const))),
    isFree: (value) => free.has(value),
    isCheap,
    isSavable: (value) => !hidden.includes(value),
    sizes: inferShapes(graph, () => 10),
  });
}

const conv: Step = ['Conv', ['x', 'w']];

test('the sigmoid of a convolution is worked out again: the convolution alone is saved', () => {
  expect(savedOf([conv, ['Sigmoid', ['a']]], { needed: ['a', 'y'] })).toEqual(['a']);
  expect(savedOf([conv, ['Sigmoid', ['a']], ['Mul', ['a', 'b']]], { needed: ['b', 'a', 'y'] })).toEqual([
    'a',
  ]);
});

test('a sigmoid that is needed alone is saved itself: as many bytes, and nothing to do', () => {
  expect(savedOf([conv, ['Sigmoid', ['a']]], { needed: ['y'] })).toEqual(['y']);
});

test('no product is worked out again, nor what other domains or no rule make', () => {
  const equation = { equation: { kind: 'string', value: 'nchw->nhwc' } } as const;
  const steps: readonly Step[] = [
    conv,
    ['ConvTranspose', ['a', 'w']],
    ['MatMul', ['b', 'b']],
    ['Einsum', ['c'], equation],
    ['Gemm', ['x', 'x']],
    ['TopK', ['x', 'x']],
    ['com.microsoft:Gelu', ['x']],
    ['Multinomial', ['x']],
    ['Add', ['a', 'b']],
  ];
  const { graph } = decodeModel(modelOf({ inputs: { x: [1] }, steps }));
  expect(graph.nodes.map((node) => isCheap(node))).toEqual([...new Array<boolean>(8).fill(false), true]);
});

test('what is there for nothing is never saved, nor is what follows from it cheaply', () => {
  const steps: readonly Step[] = [
    ['Sigmoid', ['x']],
    ['Mul', ['a', 's']],
    ['Add', ['b', 'two']],
  ];
  expect(savedOf(steps, { needed: ['x', 's', 'w', 'two', 'a', 'b'] })).toEqual([]);
});

test('the fewest bytes are saved: a mean rather than the image that it is stretched to', () => {
  const steps: readonly Step[] = [conv, ['ReduceMean', ['a']], ['Add', ['b', 'x']]];
  expect(savedOf(steps, { needed: ['y'] })).toEqual(['b']);
});

test('one large value costs less than several that follow from it', () => {
  const steps: readonly Step[] = [conv, ['Sigmoid', ['a']], ['Exp', ['a']], ['Tanh', ['a']], ['Neg', ['a']]];
  expect(savedOf(steps, { needed: ['b', 'c', 'd', 'y'] })).toEqual(['a']);
});

test('a value that the network cannot give is worked out from one that it can', () => {
  const steps: readonly Step[] = [conv, ['Cast', ['a'], { to: { kind: 'int', value: 10 } }]];
  expect(savedOf(steps, { needed: ['y'] })).toEqual(['y']);
  expect(savedOf(steps, { needed: ['y'], hidden: ['y'] })).toEqual(['a']);
});

test('half precision weighs half', () => {
  const steps: readonly Step[] = [
    conv,
    ['Cast', ['a'], { to: { kind: 'int', value: 10 } }],
    ['Cast', ['b'], { to: { kind: 'int', value: 1 } }],
  ];
  expect(savedOf(steps, { needed: ['y'] })).toEqual(['b']);
});
