import { z } from 'zod';

/** What a form or a flag needs to know of one parameter. */
export interface ParameterDescription {
  readonly name: string;
  readonly title: string;
  readonly summary?: string;
  readonly unit?: string;
  readonly kind: 'number' | 'integer' | 'boolean' | 'choice' | 'image' | 'other';
  readonly default?: unknown;
  readonly min?: number;
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
  readonly type?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonProperty[];
}

function describe(name: string, property: JsonProperty): ParameterDescription {
  const values = property.enum ?? property.anyOf?.flatMap((option) => option.enum ?? []);
  const min = property.minimum ?? property.exclusiveMinimum;
  const { description: summary, unit, maximum: max } = property;
  return {
    name,
    title: property.title ?? name,
    kind: kindOf(property, values),
    ...(summary !== undefined && { summary }),
    ...(unit !== undefined && { unit }),
    ...(property.default !== undefined && { default: property.default }),
    ...(min !== undefined && min > Number.MIN_SAFE_INTEGER && { min }),
    ...(max !== undefined && max < Number.MAX_SAFE_INTEGER && { max }),
    ...(values !== undefined && values.length > 0 && { values }),
  };
}

function kindOf({ kind, type }: JsonProperty, values: readonly string[] | undefined): ParameterDescription['kind'] {
  if (kind === 'image') return 'image';
  if (values && values.length > 0) return 'choice';
  return type === 'number' || type === 'integer' || type === 'boolean' ? type : 'other';
}
