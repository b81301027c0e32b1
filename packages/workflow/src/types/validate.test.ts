/** @file Every sentence that a user may read about a graph of the built-in nodes, in one place. */
import { expect, test } from 'vitest';
import { builtIn, type Edges, type Nodes, restoration, sentence } from '../fixtures/restoration.ts';
import type { Looked } from './looked.ts';
import { validate } from './validate.ts';

function problems(change: Nodes = {}, edges: Edges = [], looked?: ReadonlyMap<string, Looked>): string[] {
  return validate(restoration(change, edges), builtIn, looked ? { looked } : {}).map(sentence);
}

test('a graph without a fault has no problem', () => {
  expect(problems()).toEqual([]);
});

test('a solver that needs an SVD says which choice would bring one, and who could do without', () => {
  const blur = (boundary: string): Nodes => ({
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

test('a picture of another size or colour than the prior takes is told both, and the nearest that would do', () => {
  const withPrior = (shape: object): string[] =>
    problems({}, [], new Map([['prior', { key: '', facts: { prior: { name: 'faces', shape } } }]]));
  const any = { channels: 3, height: null, width: null, multiple: 1 };
  expect(withPrior(any)).toEqual([]);
  expect([
    ...withPrior({ ...any, height: 128, width: 128 }),
    ...withPrior({ ...any, multiple: 20 }),
    ...withPrior({ ...any, multiple: 100 }),
    ...withPrior({ ...any, width: 128, multiple: 8 }),
    ...withPrior({ ...any, channels: 1 }),
    ...withPrior({ ...any, channels: 4 }),
  ]).toMatchInlineSnapshot(`
    [
      "does-not-fit: red-diff: faces takes pictures of 128×128 pixels, got 64×48. Crop or resize the picture so that 128×128 pixels are restored, or choose a prior for this size.",
      "does-not-fit: red-diff: faces takes pictures with sides that are multiples of 20, got 64×48. Crop or resize the picture so that 60×40 pixels are restored, or choose a prior for this size.",
      "does-not-fit: red-diff: faces takes pictures with sides that are multiples of 100, got 64×48. Crop or resize the picture so that 100×100 pixels are restored, or choose a prior for this size.",
      "does-not-fit: red-diff: faces takes pictures of 128×8·n pixels, got 64×48. Crop or resize the picture so that 128×48 pixels are restored, or choose a prior for this size.",
      "does-not-fit: red-diff: faces is for grey pictures, got pictures in colour. Turn the picture grey, or choose a prior for pictures in colour.",
      "does-not-fit: red-diff: faces is for pictures of 4 channels, got pictures in colour. Choose a prior for pictures in colour.",
    ]
  `);
});

test('a wrong parameter is told as everywhere else', () => {
  expect([
    ...problems({ operator: ['operators/gaussian-blur', { sigma: -1 }] }),
    ...problems({ operator: ['operators/gaussian-blur', { boundary: 'mirror' }] }),
    ...problems({ operator: ['operators/gaussian-blur', { radius: 2 }] }),
  ]).toMatchInlineSnapshot(`
    [
      "bad-parameter: operator: sigma must be greater than 0, got -1.",
      "bad-parameter: operator: boundary must be "reflect" or "circular" or "zero" or "replicate", got "mirror".",
      "unknown-parameter: "operator" has no parameter "radius", which is left aside; there are "sigma", "boundary".",
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

test('values of other kinds are told apart in words, and so is what only the form can set', () => {
  expect([
    ...problems({ show: ['workflow/show'] }, ['operator.operator > show.image']),
    ...problems({}, ['photo.image > solver.steps']),
    ...problems({ words: ['workflow/texts'], more: ['workflow/texts'] }, ['words.texts > more.values']),
    ...problems({ operator: ['operators/blur'], words: ['workflow/texts'] }, [
      'photo.image > operator.psf',
      'words.texts > operator.normalised',
    ]),
  ]).toMatchInlineSnapshot(`
    [
      "kinds-differ: show: Image takes an image, got an operator from operator.operator.",
      "kinds-differ: solver: steps takes a number, got an image from photo.image.",
      "kinds-differ: more: values cannot be connected; it is set in the form.",
      "kinds-differ: operator: normalised cannot be connected; it is set in the form.",
    ]
  `);
});

test('a measurement that is no picture cannot be looked at', () => {
  expect(
    problems({ operator: ['workflow/stack'], one: ['operators/grey-scale'], show: ['workflow/show'] }, [
      'one.operator > operator.first',
      'one.operator > operator.second',
      'measure.measurement > show.image',
    ]),
  ).toMatchInlineSnapshot(`
    [
      "does-not-fit: show: Image: The measurement of stack(grey-scale, grey-scale) is no picture: its shape is [6144]. Restore it first, and look at the result.",
    ]
  `);
});

test('nodes that go round in a circle are named in order, and what else is wrong with them is not hidden', () => {
  expect(
    problems({ a: ['workflow/grey'], b: ['workflow/resize', { width: 0 }] }, [
      'a.image > b.image',
      'b.image > a.image',
    ]),
  ).toMatchInlineSnapshot(`
    [
      "cycle: Nodes must not go round in a circle, got "b" → "a" → "b". Remove one of the edges.",
      "bad-parameter: b: width must be at least 1, got 0.",
    ]
  `);
});

const sweeps: Nodes = {
  lambdas: ['workflow/numbers', { values: [1, 2] }],
  steps: ['workflow/numbers', { values: [10, 20] }],
};

test('lists that began at different nodes do not go together, and a list makes no list', () => {
  expect(problems(sweeps, ['lambdas.numbers > solver.lambda'])).toEqual([]);
  expect([
    ...problems(sweeps, ['lambdas.numbers > solver.lambda', 'steps.numbers > solver.steps']),
    ...problems({ ...sweeps, range: ['workflow/range'] }, ['lambdas.numbers > range.from']),
  ]).toMatchInlineSnapshot(`
    [
      "lists-differ: solver: "lambda" and "steps" bring lists that began at different nodes, "lambdas" and "steps". Bring the lists together first: Zip pairs them, Product takes every pair.",
      "lists-differ: range: a node that makes a list cannot run for each item of one, and "from" brings one that began at "lambdas". Connect a single value.",
    ]
  `);
});

test('nothing is said of what follows from a value that is known only in a run', () => {
  const small: Nodes = { crop: ['workflow/crop', { width: 64, height: 48 }], ...sweeps };
  const cropped = restoration(
    { ...small, blocks: ['operators/block-mean', { factor: 7 }], again: ['workflow/measure'] },
    ['photo.image > crop.image', 'crop.image > again.image', 'blocks.operator > again.operator'],
  );
  const fed = {
    ...cropped,
    edges: [...cropped.edges, { from: ['steps', 'numbers'], to: ['crop', 'width'] }],
  };
  expect(validate(cropped, builtIn).map(({ code }) => code)).toEqual(['does-not-fit']);
  expect(validate(fed as typeof cropped, builtIn)).toEqual([]); // the width is 10 and 20, not 64

  const factor: Nodes = { operator: ['operators/block-mean', { factor: 7 }], ...sweeps };
  expect(problems(factor)).toHaveLength(1);
  expect(problems(factor, ['steps.numbers > operator.factor'])).toEqual([]);
});

test('what an operator does to a picture too large to try it on is left to the run', () => {
  const large: Nodes = { photo: ['workflow/phantom', { width: 4096, height: 4095 }] };
  expect(problems({ ...large, operator: ['operators/block-mean', { factor: 7 }] })).toEqual([]);
  expect(problems({ ...large, solver: ['solvers/red-diff', { steps: 0 }] })).toHaveLength(1);
});

test('an edge that does not hold is one fault, not two', () => {
  expect(problems({ show: ['workflow/show'] }, ['photo.picture > show.image'])).toMatchInlineSnapshot(`
    [
      "unknown-port: "photo" has no output "picture"; there is "image".",
    ]
  `);
});

test('problems come in the order of the document', () => {
  const nodes = validate(
    restoration({ solver: ['solvers/red-diff', { steps: 0 }], photo: ['workflow/phantom', { width: 0 }] }, [
      'photo.image > nowhere.image',
    ]),
    builtIn,
  ).map(({ node }) => node);
  expect(nodes).toEqual([undefined, 'photo', 'solver']);
});
