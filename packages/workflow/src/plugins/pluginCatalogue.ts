/** @file Format 1 of a catalogue of plugins: what there is to add, as data. */
import { parseParameters } from '@tweedie/core';
import { z } from 'zod';

const text = z.string().max(1000);

const entry = z.looseObject({
  /** The name of its npm package. */
  name: z.string().min(1).max(214),
  version: z.string().max(200),
  summary: text,
  publisher: text.optional(),
  licence: text.optional(),
  /** What its nodes are called. */
  nodes: z.array(text).max(1000),
  /** Where its package is, relative to the catalogue or whole; left out, npm has it. */
  url: text.optional(),
});

const pluginCatalogue = z.looseObject({ format: z.literal(1), plugins: z.array(entry).max(10_000) });

/** Plugins that somebody lists. */
export type PluginCatalogue = Readonly<z.output<typeof pluginCatalogue>>;
export type PluginListing = PluginCatalogue['plugins'][number];

/** Reads a catalogue. Throws `bad-plugin` for what is none of format 1. */
export function parsePluginCatalogue(place: string, json: unknown): PluginCatalogue {
  return parseParameters(place, pluginCatalogue, json, 'bad-plugin');
}
