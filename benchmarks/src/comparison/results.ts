import { appendFile, readFile } from 'node:fs/promises';

/** One picture restored by one method: a line of the file of results. */
export interface Result {
  /** What it was made with: a line counts only where all of it is the same. */
  readonly key: ResultKey;
  /** In dB. */
  readonly psnr: number;
  readonly ssim: number;
  readonly seconds: number;
  readonly evaluations: number;
}

export interface ResultKey {
  /** The SHA-256 of the prior's network; empty where the method uses none. */
  readonly prior: string;
  readonly problem: string;
  readonly method: string;
  readonly picture: string;
  /** The settings of the method. */
  readonly settings: object;
}

/** Results in a file of JSON lines, which a run that was stopped goes on from. */
export interface Results {
  find(key: ResultKey): Result | undefined;
  /** Is written at once. */
  add(result: Result): Promise<void>;
}

export async function openResults(file: string): Promise<Results> {
  const known = new Map<string, Result>();
  const text = await readFile(file, 'utf8').catch(() => '');
  for (const line of text.split('\n')) {
    const result = resultIn(line);
    if (result) known.set(JSON.stringify(result.key), result);
  }
  return {
    find: (key) => known.get(JSON.stringify(key)),
    async add(result) {
      known.set(JSON.stringify(result.key), result);
      await appendFile(file, `\n${JSON.stringify(result)}\n`); // not on the half line of a run that was stopped
    },
  };
}

/** A run that was stopped may have left half a line. */
function resultIn(line: string): Result | undefined {
  try {
    return JSON.parse(line) as Result;
  } catch {
    return undefined;
  }
}
