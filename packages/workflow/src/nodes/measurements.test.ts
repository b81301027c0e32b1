import {
  createRandom,
  full,
  type NodeContext,
  type OperatorFactory,
  type OperatorRecipe,
  parseParameters,
  type PortFacts,
  sample,
  type Tensor,
  type TweedieError,
} from '@tweedie/core';
import {
  bicubicDownsampling,
  blockMean,
  blur,
  gaussianBlur,
  gaussianNoise,
  greyScale,
  identity,
  maskInpainting,
  operatorsPlugin,
} from '@tweedie/operators';
import { expect, test } from 'vitest';
import { operatorFacts } from '../catalogue/operatorFacts.ts';
import { operatorNode } from '../catalogue/operatorNode.ts';
import { createMemoryHost } from '../host/createMemoryHost.ts';
import { compose } from './compose.ts';
import { exactData } from './exactData.ts';
import { opaque } from './mapImage.ts';
import { measure } from './measure.ts';
import { measurement } from './measurement.ts';
import { stack } from './stack.ts';

const context: NodeContext = { host: createMemoryHost(), progress() {}, preview() {}, metric() {} };
const shape = [3, 16, 16];
const picture = createRandom(1).uniform([1, ...shape]);
const mask = full([1, 1, 16, 16], -1);
mask.data.fill(1, 0, 40);
const point = full([1, 1, 5, 5], -1);
point.data[12] = 1;

interface Part {
  readonly recipe: OperatorRecipe;
  readonly facts: PortFacts['operator'];
}

async function part(
  factory: unknown,
  given: object = {},
  inputs: Record<string, unknown> = {},
): Promise<Part> {
  const node = operatorNode(factory as OperatorFactory);
  const params: unknown = parseParameters(
    node.name,
    node.params as OperatorFactory['definition']['params'],
    given,
  );
  const own = Object.entries(inputs).filter(([port]) => port in node.inputs);
  const out = (await node.run(Object.fromEntries(own), params, context)) as { operator: OperatorRecipe };
  const facts = node.infer!({}, params) as { operator: PortFacts['operator'] };
  return { recipe: out.operator, facts: facts.operator };
}

const masked = (): Promise<Part> => part(maskInpainting, {}, { mask });

test('what a composition can do is known before a run, for every pair of operators', async () => {
  const parts = await Promise.all(
    (operatorsPlugin.operators as OperatorFactory[]).map((factory) => {
      const small = 'factor' in factory.definition.params.shape ? { factor: 2 } : {};
      return part(factory, small, { mask, psf: opaque(point) });
    }),
  );
  let compared = 0;
  for (const first of parts) {
    for (const second of parts) {
      const said = compose.infer!({ first: first.facts, second: second.facts }, {}).operator!;
      const made = (await compose.run({ first: first.recipe, second: second.recipe }, {}, context)).operator;
      let facts;
      try {
        facts = operatorFacts(made.create(shape));
      } catch (error) {
        // A mask of another size; a stand-in takes any. Grey pictures have no grey scale of their own.
        expect(['bad-image', 'bad-shape']).toContain((error as TweedieError).code);
        continue;
      }
      expect(said.name).toBe(made.name);
      expect(said.at!(shape)).toEqual(facts);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(150);
});

test('first one operator, then the other, and back from the shape of the measurement', async () => {
  const [first, second] = [await part(gaussianBlur, { sigma: 1 }), await part(blockMean, { factor: 4 })];
  const { operator } = await compose.run({ first: first.recipe, second: second.recipe }, {}, context);
  const y = await operator.create(shape).apply(picture);
  const expected = await blockMean(shape, { factor: 4 }).apply(
    await gaussianBlur(shape, { sigma: 1 }).apply(picture),
  );
  expect(y).toEqual(expected);
  expect(operator.inputShapeOf([3, 4, 4])).toEqual(shape);
  expect(operator.name).toBe('block-mean ∘ gaussian-blur');
});

test('operators that are not linear compose by the chain rule', async () => {
  const square: OperatorRecipe = {
    name: 'square',
    create: (inputShape) => ({
      ...{ name: 'square', inputShape, outputShape: inputShape },
      apply: (x) => ({ ...x, data: x.data.map((value) => value ** 2) }),
      vjp: (x, v) => ({ ...x, data: x.data.map((value, i) => 2 * value * v.data[i]!) }),
    }),
    inputShapeOf: (outputShape) => outputShape,
  };
  const made = (await compose.run({ first: square, second: square }, {}, context)).operator.create([1, 1, 2]);
  const x: Tensor = { shape: [1, 1, 1, 2], data: Float32Array.of(2, -3) };
  expect([...(await made.apply(x)).data]).toEqual([16, 81]);
  expect([...(await made.vjp(x, full([1, 1, 1, 2], 1))).data]).toEqual([4 * 8, 4 * -27]);
  const said = compose.infer!(
    {
      first: { name: 'square', standIn: square.create, inputShapeOf: square.inputShapeOf },
      second: (await masked()).facts,
    },
    {},
  );
  expect(said.operator!.at!(shape)).toMatchObject({ linear: false, svd: false });
  expect(() => stack.run({ first: square, second: square }, {}, context)).not.toThrow();
  const stacked = await stack.run({ first: square, second: square }, {}, context);
  expect(() => stacked.operator.create(shape)).toThrow(
    'stack: needs linear operators, and square is not linear',
  );
});

test('a stack measures with all, and no picture is its measurement', async () => {
  const [first, second] = [await part(blockMean, { factor: 4 }), await part(greyScale)];
  const facts = { first: first.facts, second: second.facts };
  const { operator } = await stack.run({ first: first.recipe, second: second.recipe }, {}, context);
  expect(stack.infer!(facts, {}).operator!.at!(shape)).toEqual(operatorFacts(operator.create(shape)));
  expect(operator.create(shape).outputShape).toEqual([3 * 16 + 256]);
  const damaged = { image: opaque(picture), operator };
  await expect(measurement.run(damaged, { restore: 'as-measured' }, context)).rejects.toMatchObject({
    code: 'bad-shape',
  });
});

test('a picture that an operator cannot take is refused before a run, in its own words', async () => {
  const { facts } = await part(bicubicDownsampling, { factor: 5 });
  expect(() =>
    measure.infer!({ image: { channels: 3, height: 16, width: 16 }, operator: facts }, { seed: 0 }),
  ).toThrow('bicubic-downsampling: height and width must be multiples of the factor 5, got 16×16');
  const node = operatorNode(maskInpainting);
  const wrong = (
    node.infer!({ mask: { channels: 1, height: 8, width: 16 } }, {}) as { operator: PortFacts['operator'] }
  ).operator;
  expect(() =>
    measure.infer!({ image: { channels: 3, height: 16, width: 16 }, operator: wrong }, { seed: 0 }),
  ).toThrow('mask-inpainting: the mask must be as large as the image');
});

test('the singular values of a blur depend on its boundary, and that is known before a run', async () => {
  const sized = { image: { channels: 3, height: 600, width: 16 } };
  for (const [boundary, svd] of [
    ['circular', true],
    ['reflect', true],
    ['zero', false], // a side above 512
  ] as const) {
    const { facts } = await part(blur, { boundary }, { psf: opaque(point) });
    expect(measure.infer!({ ...sized, operator: facts }, { seed: 0 }).measurement!.operator).toMatchObject({
      svd,
    });
  }
});

test('the same seed gives the same measurement, another one another; without noise y is A(x)', async () => {
  const { recipe } = await masked();
  const noise = gaussianNoise({ sigma: 0.1 });
  const y = async (seed: number, noisy = true): Promise<Float32Array> => {
    const inputs = { image: opaque(picture), operator: recipe, ...(noisy && { noise }) };
    return (await measure.run(inputs, { seed }, context)).measurement.y.data;
  };
  expect(await y(1)).toEqual(await y(1));
  expect(await y(1)).not.toEqual(await y(2));
  expect(await y(1, false)).toEqual((await recipe.create(shape).apply(picture)).data);
});

test('a damaged picture is the measurement, and what it restores can be said', async () => {
  const small = opaque(sample(createRandom(4).uniform([1, 3, 8, 8]), 0));
  const facts = { image: { channels: 3, height: 8, width: 8 } };
  for (const [factory, restore, inputShape] of [
    [bicubicDownsampling, 'as-measured', [3, 32, 32]],
    [greyScale, 'as-measured', [3, 8, 8]],
    [identity, 'as-measured', [3, 8, 8]],
    [identity, 'grey', [1, 8, 8]],
  ] as const) {
    const { recipe, facts: operator } = await part(factory);
    const said = measurement.infer!({ ...facts, operator }, { restore }).measurement!;
    const made = (await measurement.run({ image: small, operator: recipe }, { restore }, context))
      .measurement;
    expect(made.operator.inputShape).toEqual(inputShape);
    expect(said.operator).toEqual({ name: recipe.name, ...operatorFacts(made.operator) });
    expect(made.y.shape.slice(1)).toEqual(made.operator.outputShape);
  }
});

test('an estimate and samples get the values that were measured exactly', async () => {
  const { recipe } = await masked();
  const inputs = { image: opaque(picture), operator: recipe };
  const exact = (await measure.run(inputs, { seed: 0 }, context)).measurement;
  const guesses = createRandom(9).uniform([2, ...shape]);
  const out = await exactData.run({ samples: guesses, measurement: exact }, {}, context);
  for (let i = 0; i < out.samples.data.length; i++) {
    const hidden = i % 256 < 40;
    const expected = hidden ? guesses.data[i]! : picture.data[i % picture.data.length]!;
    expect(out.samples.data[i]).toBeCloseTo(expected, 6);
  }
  expect(out.image.tensor).toEqual(sample(out.samples, 0));
});
