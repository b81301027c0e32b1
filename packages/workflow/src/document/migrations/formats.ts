import type { z } from 'zod';
import { workflow } from '../schema.ts';

/** What a document of one format looks like, and how it becomes one of the format after it. */
export interface Format {
  readonly schema: z.ZodType;
  /** As the next format has it; the newest has none. It must not change what it is given. */
  raise?(document: Readonly<Record<string, unknown>>): unknown;
}

/** All formats that there have been, from 1 on. */
export const formats: readonly Format[] = [{ schema: workflow }];
