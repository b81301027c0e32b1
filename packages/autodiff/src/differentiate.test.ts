import { createRandom, type Random } from '@tweedie/core';
import { expect, test } from 'vitest';
import { int, ints as list } from './build/attributes.ts';
import { decodeModel } from './codec/decodeModel.ts';
import { encodeModel } from './codec/encodeModel.ts';
import { expectDerivative } from './fixtures/expectDerivative.ts';
import { floatTensor, modelOf, sessionOf, type Step } from './fixtures/runModel.ts';
import { floats, ints } from './ir/constant.ts';
import type { Attribute, Constant, Node } from './ir/graph.ts';
import { split } from './split.ts';

const pair = { of: 'y', wrt: 'x' };

/** A branch of `If` that gives one operator's output. */
function branch(op: string, inputs: readonly string[]): Attribute {
  const node: Node = { op, domain: '', name: '', inputs, outputs: ['out'], attributes: {} };
  const graph = { name: op, inputs: [], values: [], constants: new Map<string, Constant>(), nodes: [node] };
  return { kind: 'graph', value: { ...graph, outputs: [{ name: 'out', type: 'float32', dims: [2] }] } };
}

const constants = { yes: { type: 'bool', dims: [], bytes: Uint8Array.of(1) } as const };

/** A model that tells what its first step gives: two floats. */
function told(steps: readonly Step[]): Uint8Array {
  const model = decodeModel(modelOf({ inputs: { x: [2], m: [2] }, steps, constants }));
  const values = [{ name: 'a', type: 'float32', dims: [2] }] as const;
  return encodeModel({ ...model, graph: { ...model.graph, values } });
}

test('what a branch takes from outside counts: x through If is refused, not left out', () => {
  const model = told([
    ['If', ['yes'], { then_branch: branch('Exp', ['x']), else_branch: branch('Neg', ['x']) }],
    ['Mul', ['a', 'x']],
  ]);
  expect(() => split(model, pair)).toThrow('autodiff: no derivative of If, node node 0: it has no rule');
});

test.each<[string, Step]>([
  [
    'a branch makes of other inputs',
    ['If', ['yes'], { then_branch: branch('Exp', ['m']), else_branch: branch('Neg', ['m']) }],
  ],
  ['comes by chance', ['RandomNormal', [], { shape: list([2]) }]],
])('what %s is saved, and the pullback takes what the forward model made', async (_, first) => {
  const { forward, pullback, saved, cotangent, gradient } = split(told([first, ['Mul', ['a', 'x']]]), pair);
  expect(saved).toEqual(['a']);
  const ones = floatTensor([1, 1], [2]);
  const { y, a } = await (await sessionOf(forward)).run({ x: ones, m: ones });
  const result = await (await sessionOf(pullback)).run({ a: a!, [cotangent]: ones });
  expect(result[gradient]!.data).toEqual(y!.data);
});

test('a value to be saved of which nobody knows the type is refused', () => {
  const steps: readonly Step[] = [
    ['RandomNormal', [], { shape: list([2]) }],
    ['Reshape', ['a', 'two']],
    ['Mul', ['x', 'b']],
  ];
  const model = modelOf({ inputs: { x: [2] }, steps, constants: { two: ints([2]) } });
  expect(() => split(model, pair)).toThrow('autodiff: the type of b is not known');
});

/** Layers of four channels, each of one or two of the last few values; each is bounded before it is multiplied. */
function randomNetwork(random: Random): Uint8Array {
  const constants: Record<string, Constant> = { half: floats([0.5], []) };
  const steps: Step[] = [];
  const values: string[] = [];
  const step = (...given: Step): string => String.fromCharCode(96 + steps.push(given));
  const pick = (): string => values[Math.max(0, values.length - 1 - random.integer(4))]!;
  const weights = (channels: number): string => {
    const { data } = random.normal([1, 4, channels, 3, 3]);
    const each = Array.from(data, (value) => value / (3 * Math.sqrt(channels)));
    constants[`w${steps.length}`] = floats(each, [4, channels, 3, 3]);
    return `w${steps.length}`;
  };
  const pads = { pads: list([1, 1, 1, 1]) };
  const layers: readonly (() => string)[] = [
    () => step('Tanh', [pick()]),
    () => step('Add', [pick(), pick()]),
    () => step('Sub', ['x', step('Tanh', [pick()])]),
    () => step('Mul', [step('Softmax', [pick()], { axis: int(1) }), pick()]),
    () => step('Mul', [step('Sigmoid', [pick()]), pick()]),
    () => step('Conv', [pick(), weights(4)], pads),
    () => step('Conv', [step('Concat', [pick(), pick()], { axis: int(1) }), weights(8)], pads),
  ];
  values.push(step('Mul', ['x', 'half']));
  for (let i = 0; i < 8; i++) values.push(layers[random.integer(layers.length)]!());
  step('Add', [values.at(-1)!, pick()]);
  return modelOf({ inputs: { x: ['N', 4, 'H', 'W'] }, steps, constants });
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'random network %i agrees with a difference',
  async (seed) => {
    await expectDerivative(randomNetwork(createRandom(seed)), { dims: [2, 4, 3, 5] });
  },
);
