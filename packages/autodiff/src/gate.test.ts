import { expect, test } from 'vitest';
import { decodeModel } from './codec/decodeModel.ts';
import { floatTensor, modelOf, numbersIn, sessionOf, type Step } from './fixtures/runModel.ts';
import { random } from './fixtures/testDerivatives.ts';
import { gate } from './gate.ts';
import { split } from './split.ts';
import { Tensor } from 'onnxruntime-node';

const pair = { of: 'y', wrt: 'x' };
const steps: readonly Step[] = [
  ['Conv', ['x', 'w']],
  ['Sigmoid', ['a']],
  ['Mul', ['a', 'b']],
];
const constants = { w: random(2, 3, 1, 1) };
const inputs = { x: ['N', 3, 4, 4] };

test('both ways to a gradient agree, within the roundings of 6 products and sums', async () => {
  const model = modelOf({ inputs, steps, constants });
  const [gated, halves] = [gate(model, pair), split(model, pair)];
  const [session, forward, pullback] = [
    await sessionOf(gated.model),
    await sessionOf(halves.forward),
    await sessionOf(halves.pullback),
  ];
  const dims = [2, 3, 4, 4];
  const [x, v] = [floatTensor(values(96), dims), floatTensor(values(64), [2, 2, 4, 4])];
  const wanted = new Tensor('bool', [true], []);
  const { y, [gated.gradient]: one } = await session.run({ x, [gated.cotangent]: v, [gated.wanted]: wanted });
  const { y: plain, ...saved } = await forward.run({ x });
  const two = (await pullback.run({ ...saved, [halves.cotangent]: v }))[halves.gradient]!;
  expect(y!.data).toEqual(plain!.data);
  const [p, q] = [numbersIn(one!), numbersIn(two)];
  const scale = Math.max(...q.map(Math.abs));
  expect(Math.max(...p.map((value, i) => Math.abs(value - q[i]!)))).toBeLessThanOrEqual(
    12 * 2 ** -24 * scale,
  );
  expect(scale).toBeGreaterThan(0.1);
});

function values(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => Math.sin(i));
}

test('the model is the file with an addition at its end that holds no weights', () => {
  const model = modelOf({ inputs, steps, constants: { w: random(512, 3, 5, 5) } });
  const gated = gate(model, pair);
  expect(Buffer.from(gated.model.slice(0, model.length)).equals(model)).toBe(true);
  expect(gated.model.length - model.length).toBeLessThan(5000);
  const { graph } = decodeModel(gated.model);
  expect(graph.inputs.map(({ name }) => name)).toEqual(['x', gated.cotangent, gated.wanted]);
  expect(graph.outputs.map(({ name }) => name)).toEqual(['y', gated.gradient]);
});

test('what stands in the branch has no name that the network has', () => {
  const { graph } = decodeModel(gate(modelOf({ inputs, steps, constants }), pair).model);
  const outside = new Set(graph.nodes.flatMap(({ outputs }) => outputs));
  const branches = graph.nodes.flatMap(({ attributes }) =>
    Object.values(attributes).flatMap((attribute) => (attribute.kind === 'graph' ? [attribute.value] : [])),
  );
  const inside = branches.flatMap(({ nodes }) => nodes.flatMap(({ outputs }) => outputs));
  expect(branches.length).toBe(2);
  expect(inside.filter((name) => outside.has(name))).toEqual([]);
});

test.each([16, 25])('a model of opset %d is refused: the addition must be written in it', (opset) => {
  expect(() => gate(modelOf({ inputs: { x: [3] }, steps: [['Exp', ['x']]], opset }), pair)).toThrow(
    `autodiff: to be gated, a model needs opset 17 to 24, got ${opset}`,
  );
});
