import { createNodeCatalogue, parseWorkflow, workflowPlugin } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { missingPlugins } from './missingPlugins.ts';

const catalogue = createNodeCatalogue([workflowPlugin]);
const node = (type: string) => ({ type, version: 1 });

test('what is not here is told by plugin, with version and hash as the document records them', () => {
  const workflow = parseWorkflow({
    format: 1,
    nodes: {
      a: node('@anna/sharp/deblur'),
      b: node('@anna/sharp/deblur'),
      c: node('@anna/sharp/denoise'),
      d: node('@tweedie/workflow/image'),
      e: node('@tweedie/workflow/of-tomorrow'),
      f: node('subgraph:inner'),
    },
    edges: [],
    subgraphs: { inner: { nodes: { deep: node('plain/node') }, edges: [] } },
    plugins: { '@anna/sharp': { version: '^1.2.0', integrity: 'sha512-abc' }, plain: '~3.0.0' },
  });
  expect(missingPlugins(workflow, catalogue)).toEqual([
    {
      ...{ name: '@anna/sharp', version: '^1.2.0', integrity: 'sha512-abc' },
      ...{ nodes: ['deblur', 'denoise'], isHere: false },
    },
    { name: '@tweedie/workflow', nodes: ['of-tomorrow'], isHere: true },
    { name: 'plain', version: '~3.0.0', nodes: ['node'], isHere: false },
  ]);
});

test('a document of what is here lacks nothing', () => {
  const workflow = parseWorkflow({ format: 1, nodes: { a: node('@tweedie/workflow/image') }, edges: [] });
  expect(missingPlugins(workflow, catalogue)).toEqual([]);
});
