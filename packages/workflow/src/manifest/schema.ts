/** @file Format 1 of `tweedie.json`: what a plugin brings, as data, so that nobody has to run it to know. */
import type { PortKind } from '@tweedie/core';
import { z } from 'zod';

/** What a plugin may ask its user for. */
export const permissions = ['network', 'files'] as const;
export type Permission = (typeof permissions)[number];

const text = z.string().max(10_000);
const kinds = [
  'image',
  'mask',
  'operator',
  'noise',
  'measurement',
  'prior',
  'samples',
  'number',
  'text',
  'table',
  'chart',
] as const satisfies readonly PortKind[];

const port = z.looseObject({
  kind: z.enum(kinds),
  title: text,
  summary: text.optional(),
  optional: z.boolean().optional(),
  list: z.boolean().optional(),
});

const node = z.looseObject({
  /** `plugin/name` */
  type: z.string().min(1).max(300),
  version: z.int().min(1),
  title: text,
  summary: text,
  category: text,
  aliases: z.array(text).optional(),
  inputs: z.record(z.string().max(64), port),
  outputs: z.record(z.string().max(64), port),
  /** JSON Schema (draft 2020-12). */
  params: z.looseObject({}),
  isResult: z.boolean().optional(),
});

const prior = z.looseObject({ name: text, title: text, summary: text, card: text });

export const pluginManifest = z.looseObject({
  format: z.literal(1),
  api: z.int(),
  name: z.string().min(1).max(214),
  version: z.string().min(1).max(200),
  permissions: z.array(z.enum(permissions)),
  nodes: z.array(node).max(10_000),
  /** Where the cards of its priors are. */
  priors: z.array(prior).default([]),
});

/** What a plugin brings and asks for. */
export type PluginManifest = z.output<typeof pluginManifest>;
export type NodeManifest = z.output<typeof node>;
