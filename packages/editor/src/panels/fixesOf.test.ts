import { parseWorkflow, type Problem, type Workflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { builtIn, graphOf } from '../document/fixtures/documents.ts';
import { createEditor, type Editor } from '../document/store/createEditor.ts';
import { fixesOf } from './fixesOf.ts';

/** A picture of one size, measured and restored with a prior that takes another. */
function faces(size: number, rest: object = {}): Workflow {
  const graph = graphOf(
    {
      photo: ['workflow/phantom', { kind: 'leaves', width: size, height: size }],
      blur: ['operators/gaussian-blur'],
      measure: ['workflow/measure'],
      prior: ['priors/faces'],
      restore: ['solvers/red-diff'],
      compare: ['workflow/compare'],
    },
    [
      'photo.image > measure.image',
      'photo.image > compare.images',
      'blur.operator > measure.operator',
      'measure.measurement > restore.measurement',
      'prior.prior > restore.prior',
      'restore.image > compare.second',
    ],
  );
  return parseWorkflow({ format: 1, ...graph, ...rest });
}

function open(workflow: Workflow): Editor {
  return createEditor({ catalogue: builtIn, workflow });
}

function first(editor: Editor, code: Problem['code']): Problem {
  return editor.getState().checked.problems.find((problem) => problem.code === code)!;
}

test('a picture that is too large for a prior is resized behind its source, for all that hangs on it', () => {
  const editor = open(faces(100));
  const shape = { channels: 3, height: 64, width: 64, multiple: 64 };
  const prior = { key: 'faces', facts: { prior: { name: 'faces', shape } } };
  editor.actions.setLooked({ looked: new Map([['prior', prior]]), problems: [] });
  const [fix] = fixesOf(editor.getState(), first(editor, 'does-not-fit'));
  expect(fix!.title).toBe('Insert Resize');
  if (typeof fix!.does !== 'function') expect.unreachable();
  fix!.does(editor);
  const { workflow, checked, history } = editor.getState();
  expect(checked.problems).toEqual([]);
  expect(workflow.nodes.resize!.params).toEqual({ width: 64, height: 64 });
  const fromPhoto = workflow.edges.filter(({ from }) => from[0] === 'photo').map(({ to }) => to.join('.'));
  expect(fromPhoto).toEqual(['resize.image']);
  expect(workflow.edges.filter(({ from }) => from[0] === 'resize').length).toBe(2);
  expect(history.entries.length).toBe(1);
});

test('what would not help is not offered', () => {
  const grey = graphOf({ grey: ['workflow/grey'], photo: ['workflow/phantom'] }, [
    'photo.image > grey.image',
  ]);
  const editor = open(parseWorkflow({ format: 1, ...grey }));
  const problem: Problem = {
    severity: 'error',
    code: 'does-not-fit',
    node: 'grey',
    message: 'Nobody says so',
  };
  expect(fixesOf(editor.getState(), problem)).toEqual([]);
});

test('an input that needs a value is connected by choosing, a value that is none goes back to its default', () => {
  const { nodes, edges } = graphOf(
    { measure: ['workflow/measure'], blur: ['operators/gaussian-blur', { sigma: -1, radius: 2 }] },
    ['blur.operator > measure.operator'],
  );
  const editor = open(parseWorkflow({ format: 1, nodes, edges }));
  const titles = (code: Problem['code']): readonly string[] =>
    fixesOf(editor.getState(), first(editor, code)).map(({ title }) => title);
  expect(titles('missing-input')).toEqual(['Connect Image…']);
  expect(titles('unknown-parameter')).toEqual(['Remove radius']);
  const [reset] = fixesOf(editor.getState(), first(editor, 'bad-parameter'));
  expect(reset!.title).toMatch(/^Reset /);
  if (typeof reset!.does !== 'function') expect.unreachable();
  reset!.does(editor);
  expect(editor.getState().workflow.nodes.blur!.params).toEqual({ radius: 2 });
});

test('a fix inside of a group opens the group first', () => {
  const editor = open(faces(64));
  editor.actions.setParameter('blur', 'sigma', -1);
  const node = editor.actions.group(['measure'], 'Inner')!;
  editor.actions.enter(node);
  editor.actions.setParameter('measure', 'nonsense', 1);
  editor.actions.open([]);
  const problem = first(editor, 'unknown-parameter');
  expect(problem.node).toBe(`${node}/measure`);
  const [fix] = fixesOf(editor.getState(), problem);
  if (typeof fix!.does !== 'function') expect.unreachable();
  fix!.does(editor);
  expect(editor.getState().path).toEqual([node]);
  expect(editor.getState().checked.problems.map(({ code }) => code)).not.toContain('unknown-parameter');
});
