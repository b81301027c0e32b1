/**
 * @file Parameters are zod schemas that carry a title and a unit: one declaration gives the type, the check,
 * the JSON Schema, the form in the studio and the flag on the command line.
 */
import { z } from 'zod';
import { isTensor, type Tensor } from '../tensor/tensor.ts';

interface Described {
  /** One word or two, for a form. */
  readonly title: string;
  /** One sentence of help. */
  readonly summary?: string;
  /** "px", "model units", "dB", … */
  readonly unit?: string;
}

interface Bounded extends Described {
  readonly min?: number;
  readonly max?: number;
  /** In place of `min`: a bound that is itself left out. */
  readonly above?: number;
}

function number(options: Bounded & { readonly default: number }): z.ZodDefault<z.ZodNumber> {
  return bounded(z.number(), options).default(options.default).meta(meta(options));
}

function integer(options: Bounded & { readonly default: number }): z.ZodDefault<z.ZodNumber> {
  return bounded(z.number().int(), options).default(options.default).meta(meta(options));
}

function boolean(options: Described & { readonly default: boolean }): z.ZodDefault<z.ZodBoolean> {
  return z.boolean().default(options.default).meta(meta(options));
}

function choice<const T extends readonly [string, ...string[]]>(
  values: T,
  options: Described & { readonly default: NoInfer<T[number]> },
): z.ZodDefault<z.ZodEnum<{ [K in T[number]]: K }>> {
  const schema = z.enum(values as unknown as T[number][]) as unknown as z.ZodEnum<{ [K in T[number]]: K }>;
  return schema.default(options.default as never).meta(meta(options));
}

interface TextOptions extends Described {
  readonly default: string;
  /** The most characters. @default 10,000 */
  readonly max?: number;
  /** What the text names or how it is written, so that a form can help. */
  readonly format?: 'image-file' | 'folder' | 'prior-file' | 'paragraph';
}

function text({ format, max = 10_000, ...options }: TextOptions): z.ZodDefault<z.ZodString> {
  const schema = z.string().max(max).default(options.default);
  return schema.meta({ ...meta(options), ...(format && { format }) });
}

/** A picture as a tensor `[N, C, H, W]` in [-1, 1]; a file's name on the command line. */
function image(options: Described): z.ZodCustom<Tensor, Tensor> {
  return z.custom<Tensor>(isTensor, 'must be an image').meta({ ...meta(options), kind: 'image' });
}

/** Declares parameters, each with a default: `param.number({ title: 'Sigma', unit: 'px', above: 0, default: 3 })`. */
export const param = { number, integer, boolean, choice, text, image };

function bounded(schema: z.ZodNumber, { min, max, above }: Bounded): z.ZodNumber {
  if (min !== undefined) schema = schema.min(min);
  if (above !== undefined) schema = schema.gt(above);
  if (max !== undefined) schema = schema.max(max);
  return schema;
}

function meta({ title, summary, unit }: Described): Record<string, unknown> {
  return { title, ...(summary && { description: summary }), ...(unit && { unit }) };
}
