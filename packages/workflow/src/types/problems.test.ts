import { describe, expect, test } from 'vitest';
import type { Problem } from '../document/problem.ts';
import { builtIn, type Edges, graphOf, type Nodes, restoration, sentence } from '../fixtures/restoration.ts';
import { createTestHost } from '../fixtures/handMade.ts';
import { look } from '../plan/look.ts';
import { check } from './check.ts';
import { validate } from './validate.ts';

function problems(change: Nodes, edges: Edges = [], rest: object = {}): readonly Problem[] {
  return validate(restoration(change, edges, rest), builtIn);
}

/** A workflow that brings each of the problems. */
const workflows: {
  readonly [Code in Problem['code']]: () => readonly Problem[] | Promise<readonly Problem[]>;
} = {
  'missing-node': () => problems({ extra: ['workflow/resise'] }),
  'newer-node': () => problems({ extra: ['workflow/grey', {}, { version: 2 }] }),
  'plugin-version': () => problems({}, [], { plugins: { '@tweedie/operators': '^7.1.0' } }),
  'plugin-differs': () => {
    const catalogue = {
      ...builtIn,
      plugins: builtIn.plugins.map((each) => ({ ...each, integrity: 'sha512-A' })),
    };
    const { version } = catalogue.plugins[0]!;
    const plugins = { '@tweedie/operators': { version: `^${version}`, integrity: 'sha512-B' } };
    return validate(restoration({}, [], { plugins }), catalogue);
  },
  'unknown-port': () => problems({ extra: ['workflow/show'] }, ['photo.picture > extra.image']),
  'unknown-parameter': () => problems({ operator: ['operators/gaussian-blur', { radius: 2 }] }),
  'bad-parameter': () => problems({ operator: ['operators/gaussian-blur', { sigma: 0 }] }),
  'bad-edge': () => problems({}, ['nobody.image > solver.reference']),
  'two-edges': () => problems({}, ['solver.image > measure.image']),
  'missing-input': () => problems({ extra: ['workflow/show'] }),
  'cannot-bypass': () => problems({ measure: ['workflow/measure', {}, { mode: 'bypass' }] }),
  'does-not-run': () => problems({ prior: ['priors/photos', {}, { mode: 'mute' }] }),
  'kinds-differ': () => problems({}, ['prior.prior > solver.reference']),
  'lists-differ': () =>
    problems({ one: ['workflow/numbers'], two: ['workflow/numbers'] }, [
      'one.numbers > solver.steps',
      'two.numbers > solver.lambda',
    ]),
  'does-not-fit': () => problems({ operator: ['operators/block-mean', { factor: 7 }] }),
  'missing-capability': () =>
    problems({ operator: ['operators/motion-blur', { angle: 30 }], solver: ['solvers/ddrm'] }),
  cycle: () => problems({ extra: ['workflow/grey'] }, ['extra.image > extra.image']),
  'not-found': async () => {
    const workflow = restoration({ extra: ['workflow/image', { file: 'lost.png' }] });
    const { graph } = check(workflow, builtIn);
    const host = createTestHost({ describePrior: () => Promise.reject(new Error('There is no weight')) });
    return (await look(graph, host)).problems;
  },
  'bad-subgraph': () =>
    problems({ extra: ['subgraph:a'] }, [], { subgraphs: { a: graphOf({ inner: ['subgraph:a'] }, []) } }),
};

describe('every code of a problem has a workflow that brings it', () => {
  test.each(Object.entries(workflows))('%s', async (code, bring) => {
    const found = await bring();
    expect(found.map((problem) => problem.code)).toContain(code);
    for (const { message, remedy } of found) {
      expect(message, 'one sentence, without its full stop').toMatch(/\S.*[^.\s]$/);
      if (remedy !== undefined) expect(remedy).toMatch(/^[A-Z“"].*([.?]|tweedie plugins add \S+)$/);
    }
  });
});

test('this is how they read', async () => {
  const all = await Promise.all(Object.values(workflows).map(async (bring) => bring()));
  expect(all.flat().map(sentence)).toMatchInlineSnapshot(`
    [
      "missing-node: There is no kind of node "@tweedie/workflow/resise". Did you mean "resize"?",
      "newer-node: It was saved with version 2 of "@tweedie/workflow/grey", and here is version 1. Update @tweedie/workflow.",
      "plugin-version: The workflow was saved with @tweedie/operators ^7.1.0, and here is 0.0.0. Update @tweedie/operators.",
      "plugin-differs: @tweedie/operators 0.0.0 is not the package that the workflow was saved with: its hash is another. Add it anew: tweedie plugins add "@tweedie/operators@0.0.0"",
      "unknown-port: "photo" has no output "picture"; there is "image".",
      "unknown-parameter: "operator" has no parameter "radius", which is left aside; there are "sigma", "boundary".",
      "bad-parameter: operator: sigma must be greater than 0, got 0.",
      "bad-edge: An edge comes from "nobody", which is no node here.",
      "two-edges: Two edges lead to "measure.image", from "photo.image" and from "solver.image". Remove one of them.",
      "missing-input: extra: Image needs a value, and nothing is connected.",
      "cannot-bypass: "measure" is bypassed, and none of its inputs can stand for "measurement".",
      "does-not-run: It does not run: "prior" has no value, since "prior" is muted.",
      "kinds-differ: solver: Reference takes an image, got a prior from prior.prior.",
      "lists-differ: solver: "steps" and "lambda" bring lists that began at different nodes, "one" and "two". Bring the lists together first: Zip pairs them, Product takes every pair.",
      "does-not-fit: block-mean: height and width must be multiples of the factor 7, got 48×64. Crop or scale the image to 42×63.",
      "missing-capability: ddrm: needs an operator with a singular value decomposition (SVD), and motion-blur has none. Set boundary circular in motion-blur, or use RED-diff, DDNM, DiffPIR or DDS.",
      "cycle: Nodes must not go round in a circle, got "extra" → "extra". Remove one of the edges.",
      "not-found: There is no weight.",
      "not-found: There is no lost.png.",
      "bad-subgraph: A subgraph must not lie in itself, got "a" in "a".",
    ]
  `);
});
