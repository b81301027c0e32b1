import { createNodeCatalogue, parseWorkflow, workflowPlugin } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { search } from './search.ts';
import { type Tags, tagsOf } from './tagsOf.ts';

const entry = (title: string, tags: Tags): { title: string; description: string; tags: Tags } => ({
  ...{ title, description: 'Restores.' },
  tags,
});
const blur = entry('Out of focus', { damages: ['blur'], solvers: ['DiffPIR'], priors: ['Photographs'] });
const holes = entry('Holes', { damages: ['missing'], solvers: ['DDRM', 'DiffPIR'], priors: ['Faces'] });
const all = [blur, holes];

test('every word must be found, in any part of an entry', () => {
  expect(search(all, { text: '' })).toEqual(all);
  expect(search(all, { text: 'diffpir PARTS' })).toEqual([holes]);
  expect(search(all, { text: 'focus missing' })).toEqual([]);
});

test('damage, solver and prior narrow what is found', () => {
  expect(search(all, { text: '', damage: 'blur' })).toEqual([blur]);
  expect(search(all, { text: '', solver: 'DDRM' })).toEqual([holes]);
  expect(search(all, { text: '', solver: 'DiffPIR', prior: 'Photographs' })).toEqual([blur]);
});

test('the damage is read off the operators, those in subgraphs too, and each counts once', () => {
  const operator = (name: string): object => ({ type: `@tweedie/operators/${name}`, version: 1 });
  const workflow = parseWorkflow({
    format: 1,
    nodes: { a: operator('motion-blur'), b: operator('gaussian-blur'), c: operator('unheard-of') },
    edges: [],
    subgraphs: {
      s: {
        name: 'S',
        nodes: { d: operator('box-inpainting') },
        edges: [],
        inputs: {},
        outputs: {},
        params: {},
      },
    },
  });
  const catalogue = createNodeCatalogue([workflowPlugin]);
  expect(tagsOf(workflow, catalogue)).toEqual({ damages: ['blur', 'missing'], solvers: [], priors: [] });
});
