import { inspect, type Inspection, type Value } from '@tweedie/autodiff';
import { TweedieError } from '@tweedie/core';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Reads what goes into a model and what comes out. Throws `bad-model`, naming the file. */
export async function inspectFile(file: string): Promise<Inspection> {
  const bytes = await readFile(file);
  try {
    return inspect(bytes);
  } catch (cause) {
    if (!(cause instanceof TweedieError)) throw cause;
    const { code, message, remedy = 'Check that the file is an ONNX model.' } = cause;
    throw new TweedieError(code, message.replace(/^autodiff(: the model(?= ))?/, basename(file)), {
      remedy,
      cause,
    });
  }
}

/** Throws `not-found` where a file with weights of the model is not where the model says. */
export async function assertWeights(file: string, { files }: Inspection): Promise<void> {
  for (const each of files) {
    if (await stat(join(dirname(file), each)).catch(() => undefined)) continue;
    throw new TweedieError(
      'not-found',
      `${basename(file)} keeps weights in ${each}, which is not beside it`,
      {
        remedy: 'Get this file too, from where the model came.',
      },
    );
  }
}

/** "x  float32 [N, 3, H, W]", a line for each value. A length that is not told is a question mark. */
export function describeValues(values: readonly Value[]): string[] {
  const width = Math.max(0, ...values.map(({ name }) => name.length));
  const lengthOf = (dim: number | string | undefined): string =>
    typeof dim === 'number' || /^\w+$/.test(dim ?? '') ? String(dim) : '?';
  return values.map(
    ({ name, type = 'unknown type', dims }) =>
      `${name.padEnd(width)}  ${type} ${dims ? `[${dims.map(lengthOf).join(', ')}]` : 'of any shape'}`,
  );
}
