import { z } from 'zod';

/** What a form or a flag needs to know of one parameter. */
export interface ParameterDescription {
  readonly name: string;
  readonly title: string;
  readonly summary?: string;
  readonly unit?: string;
  readonly kind: 'number' | 'integer' | 'boolean' | 'choice' | 'text' | 'image' | 'other';
  /** What a text names or how it is written. */
  readonly format?: 'image-file' | 'folder' | 'prior-file' | 'paragraph';
  readonly default?: unknown;
  readonly min?: number;
  /** Present where `min` itself is left out. */
  readonly minExcluded?: true;
  readonly max?: number;
  readonly values?: readonly string[];
}

/** Lists the parameters of a schema in the order of its declaration. */
export function describeParameters(schema: z.ZodObject): ParameterDescription[] {
  const { properties = {} } = jsonSchema(schema);
  return Object.entries(properties).map(([name, property]) => describe(name, property as JsonProperty));
}

/** The JSON Schema (draft 2020-12) of what a user may write. */
export function jsonSchema(schema: z.ZodObject): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

interface JsonProperty {
  readonly title?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly kind?: string;
  readonly format?: ParameterDescription['format'];
  readonly type?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonProperty[];
}

function describe(name: string, property: JsonProperty): ParameterDescription {
  const {
    title = name,
    description: summary,
    unit,
    format,
    default: standard,
    exclusiveMinimum,
    maximum,
  } = property;
  const values = property.enum ?? property.anyOf?.flatMap((option) => option.enum ?? []) ?? [];
  const min = exclusiveMinimum ?? property.minimum;
  return {
    name,
    title,
    kind: kindOf(property, values),
    ...(summary !== undefined && { summary }),
    ...(unit !== undefined && { unit }),
    ...(format !== undefined && { format }),
    ...(standard !== undefined && { default: standard }),
    ...(isBound(min) && { min }),
    ...(isBound(exclusiveMinimum) && { minExcluded: true }),
    ...(isBound(maximum) && { max: maximum }),
    ...(values.length > 0 && { values }),
  };
}

/** Integers are bounded by what float64 holds exactly, which says nothing to a user. */
function isBound(bound: number | undefined): bound is number {
  return bound !== undefined && Math.abs(bound) !== Number.MAX_SAFE_INTEGER;
}

function kindOf({ kind, type }: JsonProperty, values: readonly string[]): ParameterDescription['kind'] {
  if (kind === 'image') return 'image';
  if (values.length > 0) return 'choice';
  if (type === 'string') return 'text';
  return type === 'number' || type === 'integer' || type === 'boolean' ? type : 'other';
}
