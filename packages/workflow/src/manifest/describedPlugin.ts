import { type AnyNode, type NodeDefinition, type Plugin, type Ports, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import type { NodeManifest, PluginManifest } from './schema.ts';

/** A plugin whose nodes are known by their manifest alone: they can be listed and wired, and say so if they are run. */
export function describedPlugin({ name, version, nodes }: PluginManifest): Plugin {
  return { name, version, nodes: nodes.map((node) => describedNode(node, name)) };
}

function describedNode(node: NodeManifest, plugin: string): AnyNode {
  const { type, version, title, summary, category, aliases, params, inputs, outputs, isResult } = node;
  const definition: NodeDefinition = {
    ...{ version, title, summary, category },
    ...(aliases && { aliases }),
    ...(isResult !== undefined && { isResult }),
    name: type.slice(plugin.length + 1),
    params: schemaOf(params),
    inputs: inputs as Ports,
    outputs: outputs as Ports,
    run() {
      throw new TweedieError('missing-capability', `${type} is known by its manifest alone`, {
        remedy: 'Run the workflow in the sandbox that has the plugin.',
      });
    },
  };
  return definition;
}

/** Any parameters where the schema says something that cannot be read. */
function schemaOf(params: object): z.ZodObject {
  try {
    const schema = z.fromJSONSchema(params as Parameters<typeof z.fromJSONSchema>[0]);
    if (schema instanceof z.ZodObject) return withFormats(schema, params);
  } catch {
    // said above
  }
  return z.looseObject({});
}

/** zod forgets formats that it does not know, such as "image-file". */
function withFormats(
  schema: z.ZodObject,
  { properties = {} }: { readonly properties?: object },
): z.ZodObject {
  const shape = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, property]) => {
    const { format } = (properties as Record<string, { readonly format?: unknown }>)[name] ?? {};
    return [name, format === undefined ? property : property.meta({ ...property.meta(), format })];
  });
  return schema.extend(Object.fromEntries(shape) as z.ZodRawShape).strict();
}
