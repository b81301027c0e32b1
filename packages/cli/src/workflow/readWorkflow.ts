import { TweedieError } from '@tweedie/core';
import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import { readFile } from 'node:fs/promises';

/** Reads a document. Its errors name the file. */
export async function readWorkflow(file: string): Promise<Workflow> {
  const text = await readFile(file, 'utf8');
  try {
    return parseWorkflow(text);
  } catch (error) {
    if (!(error instanceof TweedieError)) throw error;
    const { code, message, remedy, facts } = error;
    throw new TweedieError(code, message.replace(/^workflow/, file), {
      facts,
      cause: error,
      ...(remedy !== undefined && { remedy }),
    });
  }
}
