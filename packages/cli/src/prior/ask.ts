/** @file Questions on a terminal. Ctrl-C and Escape end the command: they throw `aborted`. */
import { CANCEL_SYMBOL, confirm, select, text } from '@clack/prompts';
import { TweedieError } from '@tweedie/core';

/** Whether there is somebody to ask. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

export interface TextQuestion {
  /** What an empty answer means. */
  readonly usual?: string | undefined;
  /** An example, or what it is for. */
  readonly hint?: string;
  /** Why an answer will not do. */
  readonly refuse?: (answer: string) => string | undefined;
}

export async function askText(
  message: string,
  { usual, hint = '', refuse }: TextQuestion = {},
): Promise<string> {
  const validate = (given = ''): string | undefined => {
    const answer = given.trim() || (usual ?? '');
    return answer === '' ? 'It cannot be empty.' : refuse?.(answer);
  };
  const placeholder = usual ?? hint;
  const answer = await text({
    message,
    placeholder,
    validate,
    output,
    ...(usual !== undefined && { defaultValue: usual }),
  });
  return answered(answer).trim();
}

export async function askChoice(message: string, labels: readonly string[]): Promise<number> {
  const options = labels.map((label, value) => ({ label, value }));
  return answered(await select({ message, options, output, maxItems: 12 }));
}

export async function askYes(message: string): Promise<boolean> {
  return answered(await confirm({ message, output }));
}

const output = process.stderr;

function answered<T>(answer: T | typeof CANCEL_SYMBOL): T {
  if (answer !== CANCEL_SYMBOL) return answer;
  throw new TweedieError('aborted', 'Cancelled: nothing was added');
}
