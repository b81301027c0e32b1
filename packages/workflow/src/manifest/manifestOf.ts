import { jsonSchema, type Plugin, pluginApi } from '@tweedie/core';
import { createNodeCatalogue } from '../catalogue/createNodeCatalogue.ts';
import { definitionOf } from '../catalogue/definitionOf.ts';
import type { Permission, PluginManifest } from './schema.ts';

/** Describes a plugin as data, with the nodes that all its parts become. */
export function manifestOf(
  plugin: Plugin,
  { permissions = [] }: { readonly permissions?: readonly Permission[] } = {},
): PluginManifest {
  const { name, version, api = pluginApi, priors = [] } = plugin;
  const nodes = createNodeCatalogue([plugin]).all.map((nodeType) => {
    const { version, title, summary, category, aliases, inputs, outputs, params, isResult } =
      definitionOf(nodeType);
    return {
      ...{ type: nodeType.type, version, title, summary, category, inputs, outputs },
      ...(aliases && { aliases: [...aliases] }),
      params: jsonSchema(params),
      ...(isResult !== undefined && { isResult }),
    };
  });
  const manifest = { format: 1, api, name, version, permissions, nodes, priors };
  return JSON.parse(JSON.stringify(manifest)) as PluginManifest;
}
