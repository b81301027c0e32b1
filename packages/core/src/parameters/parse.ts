import type { z } from 'zod';
import { TweedieError } from '../errors.ts';

type Issue = z.core.$ZodIssue;

/** Checks and completes `input`. Throws `bad-parameter` with a sentence that begins with `place`. */
export function parseParameters<P extends z.ZodObject>(place: string, schema: P, input: unknown): z.output<P> {
  const result = schema.safeParse(input ?? {}, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new TweedieError('bad-parameter', `${place}: ${sentence(issue!, Object.keys(schema.shape))}`, {
    facts: { issues: result.error.issues },
  });
}

function sentence(issue: Issue, known: readonly string[]): string {
  const name = issue.path.join('.') || 'options';
  const got = `got ${show(issue.input)}`;
  switch (issue.code) {
    case 'too_small':
      return `${name} must be ${issue.inclusive ? 'at least' : 'greater than'} ${issue.minimum}, ${got}`;
    case 'too_big':
      return `${name} must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}, ${got}`;
    case 'invalid_type':
      return `${name} must be ${issue.expected === 'int' ? 'a whole number' : article(issue.expected)}, ${got}`;
    case 'invalid_value':
      return `${name} must be ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}, ${got}`;
    case 'unrecognized_keys':
      return `there is no option "${issue.keys[0]}"; there are ${known.join(', ')}`;
    default:
      return `${name}: ${issue.message}, ${got}`;
  }
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function show(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
