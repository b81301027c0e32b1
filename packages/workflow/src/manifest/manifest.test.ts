import { describeParameters, pluginApi } from '@tweedie/core';
import { operatorsPlugin } from '@tweedie/operators';
import { solversPlugin } from '@tweedie/solvers';
import { expect, test } from 'vitest';
import { createNodeCatalogue } from '../catalogue/createNodeCatalogue.ts';
import { definitionOf } from '../catalogue/definitionOf.ts';
import { workflowPlugin } from '../nodes/plugin.ts';
import { describedPlugin } from './describedPlugin.ts';
import { manifestOf } from './manifestOf.ts';
import { parseManifest } from './parseManifest.ts';

test.each([operatorsPlugin, solversPlugin, workflowPlugin])(
  'the manifest of $name is data from which the same forms, ports and types follow',
  (plugin) => {
    const manifest = parseManifest('x', JSON.parse(JSON.stringify(manifestOf(plugin))));
    expect(manifest).toMatchObject({ format: 1, api: pluginApi, name: plugin.name, permissions: [] });
    const described = createNodeCatalogue([describedPlugin(manifest)]);
    const real = createNodeCatalogue([plugin]);
    expect(described.all.map(({ type }) => type)).toEqual(real.all.map(({ type }) => type));
    for (const nodeType of real.all) {
      const [a, b] = [definitionOf(described.find(nodeType.type)!), definitionOf(nodeType)];
      expect(describeParameters(a.params)).toEqual(describeParameters(b.params));
      expect([a.version, a.title, a.category]).toEqual([b.version, b.title, b.category]);
      expect(Object.keys(a.inputs)).toEqual(Object.keys(b.inputs));
      expect(Object.keys(a.outputs)).toEqual(Object.keys(b.outputs));
    }
  },
);

const manifest = { format: 1, api: 1, name: 'p', version: '1.0.0', permissions: [], nodes: [] };
const node = {
  type: 'p/a',
  version: 1,
  title: 'A',
  summary: '',
  category: 'x',
  inputs: {},
  outputs: {},
  params: {},
};

test.each([
  [{ ...manifest, api: 2 }, 'p is written for version 2 of the plugin API, and this is version 1'],
  [{ ...manifest, api: 0 }, 'p is written for version 0 of the plugin API, and this is version 1'],
  [{ ...manifest, format: 2 }, 'p: format must be 1'],
  [{ ...manifest, nodes: [{ ...node, type: 'q/a' }] }, 'p: a node must be of the plugin itself, got q/a'],
  [{ ...manifest, nodes: [node, node] }, 'p: there are two nodes p/a'],
  [{ ...manifest, permissions: ['root'] }, 'p: permissions.0 must be'],
  [null, 'p: format must be 1'],
])('a manifest that is wrong is refused with a sentence', (json, sentence) => {
  expect(() => parseManifest('p', json)).toThrow(sentence);
});
