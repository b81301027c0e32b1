import {
  createRandom,
  describeParameters,
  type FactsOf,
  full,
  type Host,
  isGaussian,
  isTensor,
  type Measurement,
  measure,
  type NodeContext,
  type NodeDefinition,
  type OperatorRecipe,
  parseParameters,
  type PortFacts,
  type PortKind,
  type Ports,
  type PortValues,
  type Prior,
  toImage,
  type Values,
  picturesOf,
} from '@tweedie/core';
import { metricsPlugin } from '@tweedie/metrics';
import { boxInpainting, gaussianBlur, gaussianNoise, operatorsPlugin } from '@tweedie/operators';
import { gaussianPrior, priorsPlugin } from '@tweedie/priors';
import { solversPlugin } from '@tweedie/solvers';
import { beforeAll, describe, expect, test } from 'vitest';
import { createMemoryHost } from '../host/createMemoryHost.ts';
import { workflowPlugin } from '../nodes/plugin.ts';
import { drawPhantom } from '../nodes/phantoms/phantoms.ts';
import { createNodeCatalogue } from './createNodeCatalogue.ts';
import { operatorFacts } from './operatorFacts.ts';
import { recipeOf } from './recipeOf.ts';
import { sizeOf } from '../types/sizeOf.ts';

const catalogue = createNodeCatalogue([
  workflowPlugin,
  operatorsPlugin,
  priorsPlugin,
  solversPlugin,
  metricsPlugin,
]);
const nodes: readonly NodeDefinition[] = catalogue.all.map(({ definition }) => definition as NodeDefinition);

const shape = [3, 16, 16];
const picture = drawPhantom('leaves', { height: 16, width: 16 });
const prior = gaussianPrior({ shape, variance: 0.2 });
/** A prior whose latents are pictures. */
const latents: Prior = {
  ...prior,
  autoencoder: {
    shape: prior.shape,
    factor: 1,
    encode: (x) => Promise.resolve(x),
    decode: (z) => Promise.resolve(z),
    decodeVjp: (z) => Promise.resolve([z, (v) => Promise.resolve(v)]),
  },
};
const hostOf = (): Host =>
  createMemoryHost({
    images: { 'a.png': toImage(picture), 'photos/b.png': toImage(picture), 'photos/c.png': toImage(picture) },
    priors: {
      mine: prior,
      '@tweedie/priors/photos': { ...prior, name: 'photos' },
      '@tweedie/priors/faces': { ...prior, name: 'faces' },
      '@tweedie/priors/brains': { ...prior, name: 'brains' },
      '@tweedie/priors/photos-latent': { ...latents, name: 'photos-latent' },
    },
  });
const contextOf = (host: Host): NodeContext => ({ host, progress() {}, preview() {}, metric() {} });

/** Parameters with which a node has something to do on the samples below. */
const given: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  image: { file: 'a.png' },
  folder: { folder: 'photos' },
  'prior-file': { card: 'mine' },
  crop: { width: 10, height: 7 },
  resize: { width: 21, height: 9 },
  'fit-to-multiple': { multiple: 5 },
  'brush-mask': { strokes: [{ points: [[0.2, 0.2]], radius: 0.1 }] },
  texts: { values: ['a', 'b'] },
  'block-mean': { factor: 2 },
  'bicubic-downsampling': { factor: 2 },
};

const samples = createRandom(3).normal([4, ...shape]);
const complexNumbers = createRandom(4).normal([1, 2, 16, 16]);
const pointOfLight = full([1, 1, 5, 5], -1);
pointOfLight.data[12] = 1;
let values: { readonly [K in PortKind]: PortValues[K] };

beforeAll(async () => {
  const mask = full([1, 1, 16, 16], -1);
  mask.data.fill(1, 0, 40);
  const noise = gaussianNoise({ sigma: 0.1 });
  values = {
    image: { tensor: picture, alpha: undefined },
    mask,
    operator: recipeOf(gaussianBlur, { sigma: 1 }),
    noise,
    measurement: await measure(picture, { operator: boxInpainting(shape), noise, random: createRandom(0) }),
    prior,
    samples,
    number: 2,
    text: 'a',
    table: { columns: [{ name: 'x' }], rows: [[1]] },
    chart: { title: '', x: { title: '', values: [] }, series: [] },
  };
});

/** All that can be known of a value. */
function factsOf(kind: PortKind, value: unknown): PortFacts[PortKind] {
  switch (kind) {
    case 'image':
      return sizeOf((value as PortValues['image']).tensor.shape);
    case 'mask':
      return sizeOf((value as PortValues['mask']).shape);
    case 'samples': {
      const { shape } = value as PortValues['samples'];
      return { ...sizeOf(shape), count: shape[0]! };
    }
    case 'operator': {
      const { name, create, inputShapeOf } = value as OperatorRecipe;
      return { name, at: (shape) => operatorFacts(create(shape)), inputShapeOf, standIn: create };
    }
    case 'noise': {
      const noise = value as PortValues['noise'];
      return { name: noise.name, gaussian: isGaussian(noise) };
    }
    case 'measurement': {
      const { operator, noise } = value as Measurement;
      return {
        operator: { name: operator.name, ...operatorFacts(operator) },
        noise: { name: noise.name, gaussian: isGaussian(noise) },
      };
    }
    case 'prior': {
      const { name, vjp, autoencoder } = value as Prior;
      const shape = picturesOf(value as Prior);
      return { name, shape, vjp: vjp !== undefined, latent: autoencoder !== undefined };
    }
    case 'number':
    case 'text':
      return { value };
    case 'table':
    case 'chart':
      return {};
  }
}

/** Facts as data: what an operator can do is asked for images of the test's shape. */
function plain(facts: PortFacts[PortKind]): Record<string, unknown> {
  const { at, inputShapeOf, ...rest } = facts as PortFacts['operator'];
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'standIn')),
    ...(at && { at: attempt(() => at(shape)) }),
    ...(inputShapeOf && { inputShapeOf: attempt(() => inputShapeOf(shape)) }),
  };
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return String(error);
  }
}

function inputsOf(
  { name: node, inputs }: { readonly name: string; readonly inputs: Ports },
  optional: boolean,
): Record<string, unknown> {
  const used = Object.entries(inputs).filter(([, port]) => optional || port.optional !== true);
  const image = { tensor: pointOfLight, alpha: undefined };
  const complex = { tensor: complexNumbers, alpha: undefined };
  return Object.fromEntries(
    used.map(([name, { kind, list }]) => {
      const own = node === 'latent-dps' && kind === 'prior' ? latents : values[kind];
      const value = name === 'psf' ? image : name === 'complex' ? complex : own;
      const items = name === 'references' ? [value] : [value, value]; // one truth for all pictures
      return [name, list ? items : value];
    }),
  );
}

describe.each(nodes)('$name', (node) => {
  const { name, inputs, outputs } = node;
  const few = 'steps' in node.params.shape ? { steps: 3 } : {};
  const params = parseParameters(name, node.params, { ...few, ...given[name] });

  test('says what it is: names, titles, a summary, and a title for every parameter', () => {
    expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(node.title).not.toBe('');
    expect(node.summary).not.toBe('');
    for (const port of Object.values({ ...inputs, ...outputs })) expect(port.title).not.toBe('');
    for (const port of [...Object.keys(inputs), ...Object.keys(outputs)])
      expect(port).toMatch(/^[a-z][A-Za-z]*$/);
    for (const parameter of describeParameters(node.params)) {
      expect(parameter.title, parameter.name).not.toBe(parameter.name);
      expect(parameter.kind, parameter.name).not.toBe('image');
    }
  });

  test('can be put down as it is: every parameter has a default', () => {
    expect(() => parseParameters(name, node.params, {})).not.toThrow();
  });

  test('a bypass leads from an input to an output of its kind', () => {
    for (const [output, input] of Object.entries(node.bypass ?? {})) {
      expect(inputs[input!]?.kind).toBe(outputs[output]?.kind);
    }
  });

  test('says nothing wrong where nothing is known', () => {
    const unknown = Object.fromEntries(Object.keys(inputs).map((port) => [port, {}]));
    for (const facts of [{}, unknown]) expect(() => node.infer?.(facts, params)).not.toThrow();
  });

  test.each([{ optional: false }, { optional: true }])(
    'what it says before a run is what comes out of it, with optional inputs: $optional',
    async ({ optional }) => {
      const ins = inputsOf(node, optional);
      const facts = Object.fromEntries(
        Object.entries(ins).map(([port, value]) => {
          const { kind, list } = inputs[port]!;
          return [port, factsOf(kind, list ? (value as unknown[])[0] : value)];
        }),
      );
      const host = hostOf();
      const looked = await node.look?.(params, host);
      const said: FactsOf<Ports> = { ...node.infer?.(facts, params), ...looked?.facts };
      const told: Readonly<Record<string, readonly unknown[] | undefined>> =
        node.items?.(params, ins as object) ?? {};
      const lengths: Readonly<Record<string, number | undefined>> = looked?.lengths ?? {};
      const out = (await node.run(ins as Values<Ports>, params, contextOf(host))) as Record<string, unknown>;

      expect(Object.keys(out).toSorted()).toEqual(Object.keys(outputs).toSorted());
      for (const [port, { kind, list }] of Object.entries(outputs)) {
        const items = list ? (out[port] as unknown[]) : [out[port]];
        if (lengths[port] !== undefined) expect(items).toHaveLength(lengths[port]);
        if (told[port] !== undefined) expect(items).toEqual(told[port]);
        for (const item of items) {
          assertKind(kind, item);
          expect(plain(factsOf(kind, item))).toMatchObject(plain(said[port] ?? {}));
        }
      }
    },
  );

  test('gives the same again', async () => {
    const run = (): unknown => node.run(inputsOf(node, true) as Values<Ports>, params, contextOf(hostOf()));
    const numbers = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (_, item: unknown) => (item instanceof Float32Array ? [...item] : item)),
      );
    expect(numbers(await run())).toEqual(numbers(await run()));
  });
});

function assertKind(kind: PortKind, value: unknown): void {
  const checks: { readonly [K in PortKind]?: () => boolean } = {
    image: () => {
      const { tensor, alpha } = value as PortValues['image'];
      const [count, channels, height, width] = tensor.shape;
      const whole = isTensor(tensor) && count === 1 && channels! >= 1 && channels! <= 3;
      return whole && (alpha === undefined || alpha.length === height! * width!);
    },
    mask: () => {
      const { shape, data } = value as PortValues['mask'];
      return shape[0] === 1 && shape[1] === 1 && data.every((item) => item === 1 || item === -1);
    },
    samples: () => isTensor(value) && value.shape.length === 4,
    number: () => typeof value === 'number',
    text: () => typeof value === 'string',
  };
  expect(checks[kind]?.() ?? typeof value === 'object', `a value of kind ${kind}`).toBe(true);
}

test('every part of every plugin is there, by plugin and name', () => {
  expect(catalogue.all.map(({ type }) => type)).toEqual([...new Set(catalogue.all.map(({ type }) => type))]);
  for (const type of [
    '@tweedie/workflow/image',
    '@tweedie/operators/mask-inpainting',
    '@tweedie/operators/gaussian',
    '@tweedie/solvers/ddrm',
    '@tweedie/priors/photos',
    '@tweedie/metrics/psnr',
  ]) {
    expect(catalogue.find(type)?.type).toBe(type);
  }
  expect(catalogue.find('constructor')).toBeUndefined();
  expect(() => createNodeCatalogue([workflowPlugin, workflowPlugin])).toThrow(
    'Two plugins bring a node @tweedie/workflow/image',
  );
});
