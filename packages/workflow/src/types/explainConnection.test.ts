import { describe, expect, test } from 'vitest';
import type { End, Workflow } from '../document/schema.ts';
import { builtIn, type Edges, graphOf, type Nodes, restoration } from '../fixtures/restoration.ts';
import { check } from './check.ts';
import { type Connection, explainConnection } from './explainConnection.ts';

function connect(workflow: Workflow, edge: Edges[number], subgraph?: string): Connection {
  const [from, to] = edge.split(' > ').map((end) => end.split('.') as unknown as End) as [End, End];
  const context = { workflow, catalogue: builtIn, checked: check(workflow, builtIn) };
  return explainConnection({ ...context, ...(subgraph !== undefined && { subgraph }) }, from, to);
}

function refusal(workflow: Workflow, edge: Edges[number], subgraph?: string): string {
  const answer = connect(workflow, edge, subgraph);
  if (answer.allowed) return 'allowed';
  return `${answer.message}.${answer.remedy === undefined ? '' : ` ${answer.remedy}`}`;
}

const lists: Nodes = {
  list: ['workflow/numbers'],
  other: ['workflow/numbers'],
  show: ['workflow/show'],
  mask: ['operators/mask-inpainting'],
};

describe('an edge that may be drawn', () => {
  test('is allowed, and says what happens to its value', () => {
    const workflow = restoration(lists);
    expect(connect(workflow, 'photo.image > show.image')).toEqual({ allowed: true });
    expect(connect(workflow, 'photo.image > mask.mask')).toEqual({ allowed: true, coercion: 'image-mask' });
    expect(connect(workflow, 'list.numbers > solver.steps')).toEqual({ allowed: true });
  });

  test('may take the place of another', () => {
    expect(connect(restoration(lists), 'solver.image > measure.operator')).toMatchObject({ allowed: false });
    expect(
      connect(
        restoration({ ...lists, box: ['operators/box-inpainting'] }),
        'box.operator > measure.operator',
      ),
    ).toEqual({
      allowed: true,
      replaces: ['operator', 'operator'],
    });
  });

  test('is allowed where something else is wrong, and where its node still lacks an input', () => {
    const workflow = restoration({
      ...lists,
      operator: ['operators/gaussian-blur', { sigma: -1 }],
      again: ['workflow/measure'],
    });
    expect(connect(workflow, 'photo.image > again.image')).toEqual({ allowed: true });
    expect(connect(workflow, 'photo.image > show.image')).toEqual({ allowed: true });
  });

  test('may begin at a muted node, or pass one that is bypassed', () => {
    const workflow = restoration({
      ...lists,
      muted: ['workflow/phantom', {}, { mode: 'mute' }],
      grey: ['workflow/grey', {}, { mode: 'bypass' }],
    });
    expect(connect(workflow, 'muted.image > show.image')).toEqual({ allowed: true });
    expect(connect(workflow, 'grey.image > show.image')).toEqual({ allowed: true });
    expect(connect(workflow, 'photo.image > grey.image')).toEqual({ allowed: true });
  });
});

test('an edge that may not be drawn is refused with the sentence that the problem would have', () => {
  const workflow = restoration(
    {
      ...lists,
      blur: ['operators/motion-blur', { angle: 30 }],
      blocks: ['operators/block-mean', { factor: 7 }],
      second: ['solvers/ddrm'],
      blurred: ['workflow/measure'],
    },
    [
      'list.numbers > solver.steps',
      'photo.image > blurred.image',
      'blur.operator > blurred.operator',
      'prior.prior > second.prior',
    ],
  );
  expect([
    refusal(workflow, 'photo.image > solver.prior'),
    refusal(workflow, 'solver.image > measure.image'),
    refusal(workflow, 'show.image > show.image'),
    refusal(workflow, 'other.numbers > solver.lambda'),
    refusal(workflow, 'list.numbers > other.values'),
    refusal(workflow, 'blocks.operator > measure.operator'),
    refusal(workflow, 'blurred.measurement > second.measurement'),
    refusal(workflow, 'photo.picture > show.image'),
    refusal(workflow, 'photo.image > show.constructor'),
    refusal(workflow, 'nobody.image > show.image'),
    refusal(workflow, 'photo.image > nobody.image'),
  ]).toMatchInlineSnapshot(`
    [
      "solver: Prior takes a prior, got an image from photo.image.",
      "Nodes must not go round in a circle, got "solver" → "measure" → "solver". Remove one of the edges.",
      "Nodes must not go round in a circle, got "show" → "show". Remove one of the edges.",
      "solver: "steps" and "lambda" bring lists that began at different nodes, "list" and "other". Bring the lists together first: Zip pairs them, Product takes every pair.",
      "other: values cannot be connected; it is set in the form.",
      "block-mean: height and width must be multiples of the factor 7, got 48×64. Crop or scale the image to 42×63.",
      "ddrm: needs an operator with a singular value decomposition (SVD), and motion-blur has none. Set boundary circular in motion-blur, or use RED-diff, DDNM, DiffPIR or DDS.",
      ""photo" has no output "picture"; there is "image".",
      ""show" has no input "constructor"; there is "image".",
      "An edge comes from "nobody", which is no node here.",
      "An edge leads to "nobody", which is no node here.",
    ]
  `);
});

test('what follows further on is told too', () => {
  const workflow = restoration({
    blocks: ['operators/motion-blur', { angle: 30 }],
    solver: ['solvers/ddrm'],
  });
  expect(refusal(workflow, 'blocks.operator > measure.operator')).toMatchInlineSnapshot(
    `"ddrm: needs an operator with a singular value decomposition (SVD), and motion-blur has none. Set boundary circular in motion-blur, or use RED-diff, DDNM, DiffPIR or DDS."`,
  );
});

describe('with subgraphs', () => {
  const inside = graphOf(
    { grey: ['workflow/grey'], blur: ['operators/gaussian-blur'], show: ['workflow/show'] },
    [],
  );
  const workflow = restoration(
    { pair: ['subgraph:pair'], mask: ['operators/mask-inpainting'], show: ['workflow/show'] },
    ['photo.image > pair.in'],
    {
      subgraphs: {
        pair: {
          ...inside,
          inputs: { in: { to: [['grey', 'image']] } },
          outputs: { out: { from: ['grey', 'image'] }, operator: { from: ['blur', 'operator'] } },
          params: { sigma: { to: [['blur', 'sigma']] } },
        },
      },
    },
  );

  test('an edge leads through their ports', () => {
    expect(connect(workflow, 'pair.out > mask.mask')).toEqual({ allowed: true, coercion: 'image-mask' });
    expect([
      refusal(workflow, 'pair.out > pair.in'),
      refusal(workflow, 'operator.operator > pair.in'),
      refusal(workflow, 'photo.image > pair.sigma'),
      refusal(workflow, 'pair.picture > show.image'),
    ]).toMatchInlineSnapshot(`
      [
        "Nodes must not go round in a circle, got "pair/grey" → "pair/grey". Remove one of the edges.",
        "pair/grey: Image takes an image, got an operator from operator.operator.",
        "pair/blur: sigma takes a number, got an image from photo.image.",
        ""pair" has no output "picture"; there are "out", "operator".",
      ]
    `);
  });

  test('an edge inside of one is told as that of the node that it is in', () => {
    expect(connect(workflow, 'grey.image > show.image', 'pair')).toEqual({ allowed: true });
    expect([
      refusal(workflow, 'grey.image > grey.image', 'pair'),
      refusal(workflow, 'blur.operator > show.image', 'pair'),
    ]).toMatchInlineSnapshot(`
      [
        "Two edges lead to "pair/grey.image", from "photo.image" and from "pair/grey.image". Remove one of them.",
        "pair/show: Image takes an image, got an operator from pair/blur.operator.",
      ]
    `);
  });
});
