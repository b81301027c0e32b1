import { z } from 'zod';
import { workflow } from './schema.ts';

/** The JSON Schema of format 1, as editors understand it (draft 7). */
export function workflowJsonSchema(): object {
  return z.toJSONSchema(workflow, { target: 'draft-7', io: 'input' });
}
