import type { z } from 'zod';
import { type ErrorCode, TweedieError } from '../errors.ts';
import { isTensor } from '../tensor/tensor.ts';

type Issue = z.core.$ZodIssue;

/**
 * Checks and completes `input`. Throws `bad-parameter`, or another code, with a sentence such as "gaussian-blur: sigma
 * must be greater than 0, got -1". A schema's own message that begins with "must" goes into that sentence as it is.
 */
export function parseParameters<P extends z.ZodType>(
  place: string,
  schema: P,
  input: unknown,
  code: ErrorCode = 'bad-parameter',
): z.output<P> {
  const result = schema.safeParse(input ?? {}, { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  throw new TweedieError(code, `${place}: ${sentence(issues[0]!, fieldsOf(schema))}`, {
    facts: { issues },
  });
}

function fieldsOf(schema: z.ZodType): string[] {
  return 'shape' in schema ? Object.keys(schema.shape as object) : [];
}

function sentence(issue: Issue, known: readonly string[]): string {
  const path = issue.path.map((step) => clip(String(step))).join('.');
  if (issue.code !== 'unrecognized_keys')
    return `${path || 'options'} ${rule(issue)}, got ${show(issue.input)}`;
  const unknown = [path, clip(issue.keys[0]!)].filter(Boolean).join('.');
  if (path) return `there is no option "${unknown}"`;
  return `there is no option "${unknown}"; there ${known.length > 0 ? `are ${known.join(', ')}` : 'is none'}`;
}

function rule(issue: Issue): string {
  if (issue.message.startsWith('must ')) return issue.message;
  switch (issue.code) {
    case 'too_small':
      return limit(issue, issue.minimum, issue.inclusive ? 'at least' : 'greater than');
    case 'too_big':
      return limit(issue, issue.maximum, issue.inclusive ? 'at most' : 'less than');
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_type':
      return `must be ${describeType(issue.expected, issue.input)}`;
    case 'invalid_value':
      return `must be ${issue.values.map(show).join(' or ')}`;
    case 'invalid_key':
      return rule(issue.issues[0]!);
    case 'invalid_union':
      return issue.errors.map(([first]) => option(first!)).join(', or ') || `is wrong (${issue.message})`;
    default:
      return `is wrong (${issue.message})`;
  }
}

/** What has a length, and what it holds. */
const items: Readonly<Record<string, string>> = {
  string: 'character',
  array: 'item',
  set: 'item',
  map: 'item',
};

function limit({ origin }: { readonly origin: string }, bound: number | bigint, relation: string): string {
  const item = items[origin];
  return item
    ? `must have ${relation} ${bound} ${item}${bound === 1 ? '' : 's'}`
    : `must be ${relation} ${bound}`;
}

/** One of the choices of a union, whose rule may be about something inside of it. */
function option(issue: Issue): string {
  return [...issue.path, rule(issue)].join(' ');
}

/** zod's words in plain English. */
const plain: Readonly<Record<string, string>> = { int: 'whole number', record: 'object', tuple: 'array' };

function describeType(expected: string, input: unknown): string {
  if (expected === 'number' && typeof input === 'number') return 'a finite number';
  const type = plain[expected] ?? expected;
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${clip(value)}"`;
  if (Array.isArray(value)) return `[${showItems(value)}]`;
  if (isTensor(value)) return `a tensor of shape [${value.shape}]`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return 'an object';
  const rest = value as number | bigint | boolean | symbol | null;
  return String(rest);
}

/** A sentence shows no more than the beginning of what is long. */
const longest = { text: 100, items: 10 };

function clip(text: string): string {
  return text.length > longest.text ? `${text.slice(0, longest.text)}…` : text;
}

function showItems(items: readonly unknown[]): string {
  const shown = items.slice(0, longest.items).map((item) => (Array.isArray(item) ? 'an array' : show(item)));
  return [...shown, ...(items.length > longest.items ? ['…'] : [])].join(', ');
}
