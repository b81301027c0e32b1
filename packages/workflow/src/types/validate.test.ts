/** @file Every sentence that a user may read about a graph of the built-in nodes, in one place. */
import metricsPlugin from '@tweedie/metrics';
import operatorsPlugin from '@tweedie/operators';
import priorsPlugin from '@tweedie/priors';
import solversPlugin from '@tweedie/solvers';
import { expect, test } from 'vitest';
import { createNodeCatalogue } from '../catalogue/createNodeCatalogue.ts';
import { parseWorkflow } from '../document/parseWorkflow.ts';
import { workflowPlugin } from '../nodes/plugin.ts';
import type { Looked } from './looked.ts';
import { validate } from './validate.ts';

const catalogue = createNodeCatalogue([
  workflowPlugin,
  operatorsPlugin,
  solversPlugin,
  priorsPlugin,
  metricsPlugin,
]);

type Change = Readonly<Record<string, [type: string, params?: Readonly<Record<string, unknown>>]>>;
type Edges = readonly `${string}.${string} > ${string}.${string}`[];

/** A picture of 64×48, blurred, measured and restored; with other nodes and more edges. */
function problems(change: Change, edges: Edges = [], looked?: ReadonlyMap<string, Looked>): string[] {
  const nodes: Change = {
    photo: ['workflow/phantom', { width: 64, height: 48 }],
    operator: ['operators/gaussian-blur'],
    measure: ['workflow/measure'],
    prior: ['priors/photos-starter'],
    solver: ['solvers/red-diff'],
    ...change,
  };
  const usual: Edges = [
    'photo.image > measure.image',
    'operator.operator > measure.operator',
    'measure.measurement > solver.measurement',
    'prior.prior > solver.prior',
  ];
  const document = {
    format: 1,
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, [type, params = {}]]) => [
        id,
        { type: `@tweedie/${type}`, version: 1, params },
      ]),
    ),
    edges: [...usual, ...edges].map((edge) => {
      const [from, to] = edge.split(' > ') as [string, string];
      return { from: from.split('.'), to: to.split('.') };
    }),
  };
  return validate(parseWorkflow(document), catalogue, looked ? { looked } : {}).map(
    ({ code, message, remedy }) => `${code}: ${message}.${remedy === undefined ? '' : ` ${remedy}`}`,
  );
}

test('a graph without a fault has no problem', () => {
  expect(problems({})).toEqual([]);
});

test('a solver that needs an SVD says which choice would bring one, and who could do without', () => {
  const blur = (boundary: string): Change => ({
    operator: ['operators/motion-blur', { angle: 30, boundary }],
    solver: ['solvers/ddrm'],
  });
  expect(problems(blur('circular'))).toEqual([]);
  expect(problems(blur('reflect'))).toMatchInlineSnapshot(`
    [
      "missing-capability: ddrm: needs an operator with a singular value decomposition (SVD), and motion-blur has none. Set boundary circular in motion-blur, or use RED-diff, DDNM, DiffPIR or DDS.",
    ]
  `);
});

test('a prior without a derivative is named, and one that has it is asked for', () => {
  const looked = new Map([['prior', { key: '', facts: { prior: { name: 'photos', vjp: false } } }]]);
  expect(problems({ solver: ['solvers/pigdm'] }, [], looked)).toMatchInlineSnapshot(`
    [
      "missing-capability: pigdm: needs the derivative of the prior, and photos has none. Choose a prior with a derivative, or use RED-diff, DDRM, DDNM or DDNM+.",
    ]
  `);
});

test('a picture of another size than the prior takes is told both', () => {
  const shape = { channels: 3, height: 128, width: 128, multiple: 1 };
  const looked = new Map([['prior', { key: '', facts: { prior: { name: 'faces', shape } } }]]);
  expect(problems({}, [], looked)).toMatchInlineSnapshot(`
    [
      "does-not-fit: red-diff: faces takes pictures of 128×128 pixels, got 64×48. Resize or crop the image, or choose a prior for any size.",
    ]
  `);
});

test('a wrong parameter is told as everywhere else', () => {
  expect(problems({ operator: ['operators/gaussian-blur', { sigma: -1 }] })).toMatchInlineSnapshot(`
    [
      "bad-parameter: operator: sigma must be greater than 0, got -1.",
    ]
  `);
});

test('an operator that does not take such pictures says so before it runs', () => {
  expect(problems({ operator: ['operators/block-mean', { factor: 7 }] })).toMatchInlineSnapshot(`
    [
      "does-not-fit: block-mean: height and width must be multiples of the factor 7, got 48×64. Crop or scale the image to 42×63.",
    ]
  `);
});

test('what is needed and not connected is named by its title', () => {
  expect(problems({ alone: ['workflow/measure'] })).toMatchInlineSnapshot(`
    [
      "missing-input: alone: Image needs a value, and nothing is connected.",
      "missing-input: alone: Operator needs a value, and nothing is connected.",
    ]
  `);
});

test('values of other kinds are told apart in words', () => {
  expect(problems({ show: ['workflow/show'] }, ['operator.operator > show.image'])).toMatchInlineSnapshot(`
    [
      "kinds-differ: show: Image takes an image, got an operator from operator.operator.",
    ]
  `);
});

test('nodes that go round in a circle are named in order', () => {
  expect(
    problems({ a: ['workflow/grey'], b: ['workflow/grey'] }, ['a.image > b.image', 'b.image > a.image']),
  ).toMatchInlineSnapshot(`
    [
      "cycle: Nodes must not go round in a circle, got "b" → "a" → "b". Remove one of the edges.",
    ]
  `);
});

test('lists that began at different nodes do not go together', () => {
  const sweep: Change = {
    lambdas: ['workflow/numbers', { values: [1, 2] }],
    steps: ['workflow/numbers', { values: [10, 20] }],
  };
  expect(problems(sweep, ['lambdas.numbers > solver.lambda'])).toEqual([]);
  expect(
    problems(sweep, ['lambdas.numbers > solver.lambda', 'steps.numbers > solver.steps']),
  ).toMatchInlineSnapshot(`
    [
      "lists-differ: solver: "lambda" and "steps" bring lists that began at different nodes, "lambdas" and "steps". Bring the lists together first: Zip pairs them, Product takes every pair.",
    ]
  `);
});

test('a number that an edge brings is checked where it is known', () => {
  expect(problems({}, ['photo.image > solver.steps'])).toMatchInlineSnapshot(`
    [
      "kinds-differ: solver: steps takes a number, got an image from photo.image.",
    ]
  `);
});
