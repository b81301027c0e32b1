import { parseParameters } from '@tweedie/core';
import { z } from 'zod';
import { badWorkflow } from '../badWorkflow.ts';
import type { Format } from './formats.ts';

const formatted = z.looseObject({ format: z.int().min(1) });

/**
 * The document itself where it is of the newest format; else as the newest format has it. Throws `bad-workflow` where
 * it is not what its own format says, and for a format from the future.
 */
export function raiseFormat(document: unknown, formats: readonly Format[]): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw badWorkflow('the document must be an object', {
      remedy: 'Open a document that Tweedie has saved.',
    });
  }
  const { format } = parseParameters('workflow', formatted, document, 'bad-workflow');
  if (format > formats.length) {
    throw badWorkflow(
      `the document was saved by a newer Tweedie (format ${format}); this one reads up to ${formats.length}`,
      { remedy: 'Update Tweedie.' },
    );
  }
  let current: unknown = document;
  for (const { schema, raise } of formats.slice(format - 1)) {
    parseParameters('workflow', schema, current, 'bad-workflow');
    if (raise) current = raise(current as Readonly<Record<string, unknown>>);
  }
  return current;
}
