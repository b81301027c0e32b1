import { describeParameters, type Ports } from '@tweedie/core';
import { z } from 'zod';
import type { App, RouteContext } from './context.ts';

const port = z.object({
  kind: z.string(),
  title: z.string(),
  summary: z.string().optional(),
  optional: z.boolean().optional(),
  list: z.boolean().optional(),
});
const node = z.object({
  type: z.string().meta({ description: 'As documents name it: `plugin/name`.' }),
  plugin: z.string(),
  version: z.int(),
  title: z.string(),
  summary: z.string(),
  category: z.string(),
  aliases: z.array(z.string()),
  inputs: z.record(z.string(), port),
  outputs: z.record(z.string(), port),
  params: z.array(z.looseObject({ name: z.string(), title: z.string(), kind: z.string() })),
  isResult: z.boolean(),
});

/** What documents may be made of. */
export function nodeRoutes(app: App, { session }: RouteContext): void {
  const nodes = session.catalogue.all.map(({ type, plugin, definition }) => ({
    type,
    plugin,
    version: definition.version,
    title: definition.title,
    summary: definition.summary,
    category: definition.category,
    aliases: [...(definition.aliases ?? [])],
    inputs: definition.inputs as Ports,
    outputs: definition.outputs as Ports,
    params: describeParameters(definition.params as z.ZodObject).map((each) => ({ ...each })),
    isResult: definition.isResult ?? false,
  }));
  const schema = {
    operationId: 'listNodes',
    summary: 'All kinds of nodes, with their ports and parameters',
    tags: ['nodes'],
    response: { 200: z.array(node) },
  };
  app.get('/nodes', { schema }, () => nodes);
}
