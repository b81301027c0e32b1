import { TweedieError } from '@tweedie/core';
import { CommanderError } from 'commander';

/** What `tweedie` leaves behind when it ends. */
export const exitCodes = { ok: 0, failed: 1, badInput: 2, cancelled: 130 } as const;

/** A failure as the user reads it: one sentence, and what to do about it. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly remedy?: string;
  readonly exitCode: number;
}

/** The codes for which it is not the input that is to blame. */
const exitCodeOf: Readonly<Partial<Record<TweedieError['code'], number>>> = {
  'network-failed': exitCodes.failed,
  'download-failed': exitCodes.failed,
  'not-converged': exitCodes.failed,
  'write-failed': exitCodes.failed,
  aborted: exitCodes.cancelled,
};

/** What to do about an error that does not say it itself. */
const remedyOf: Readonly<Partial<Record<TweedieError['code'], string>>> = {
  'bad-parameter': 'Add --help to see what each flag takes.',
  'missing-capability': 'Choose another --solver; "tweedie list solvers NAME" says what a solver needs.',
};

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

type Sentence = readonly [message: (path: string) => string, remedy: string, exitCode: number];

const systemErrors: Readonly<Record<string, Sentence>> = {
  ENOENT: [(path) => `There is no file ${path}`, 'Check the spelling and the folder.', exitCodes.badInput],
  ENOTDIR: [(path) => `${path} leads through a file, not a folder`, 'Check the path.', exitCodes.badInput],
  EISDIR: [(path) => `${path} is a folder, not a file`, 'Name a file.', exitCodes.badInput],
  EACCES: [(path) => `There is no permission to open ${path}`, 'Change its permissions.', exitCodes.badInput],
  EPERM: [(path) => `There is no permission to open ${path}`, 'Change its permissions.', exitCodes.badInput],
  EROFS: [
    (path) => `${path} lies on a disk that is read-only`,
    'Write elsewhere, with -o.',
    exitCodes.badInput,
  ],
  ENOSPC: [(path) => `The disk is full: ${path}`, 'Free some space, or write elsewhere.', exitCodes.failed],
  EMFILE: [(path) => `Too many files are open: ${path}`, 'Raise the limit of open files.', exitCodes.failed],
};

/** Puts anything that was thrown into words. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof TweedieError) return describeOwn(error);
  if (error instanceof CommanderError) return describeUsage(error);
  if (isSystemError(error)) return describeSystem(error);
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'unexpected',
    message: `Something went wrong that should not: ${message}`,
    remedy: 'Run it again with --debug to see where, and please report it.',
    exitCode: exitCodes.failed,
  };
}

/** The lines for a person: `tweedie: sentence`, then the remedy. */
export function formatFailure({ message, remedy }: Failure): string {
  return [`tweedie: ${message}`, ...(remedy === undefined ? [] : [`  ${remedy}`])].join('\n');
}

function describeOwn({ code, message, remedy = remedyOf[code] }: TweedieError): Failure {
  return {
    code,
    message,
    ...(remedy !== undefined && { remedy }),
    exitCode: exitCodeOf[code] ?? exitCodes.badInput,
  };
}

/** Commander writes "error: sentence", and perhaps "(Did you mean x?)" on a second line. */
function describeUsage({ code, message }: CommanderError): Failure {
  const [sentence, hint] = message.replace(/^error: /, '').split('\n');
  const remedy = hint?.replace(/^\((.*)\)$/, '$1') ?? 'See tweedie --help.';
  return {
    code: code.replace('commander.', 'usage-'),
    message: capitalise(sentence!),
    remedy,
    exitCode: exitCodes.badInput,
  };
}

function describeSystem({ code, path, message }: SystemError): Failure {
  const [sentence, remedy, exitCode] = systemErrors[code]!;
  return { code, message: sentence(path ?? message), remedy, exitCode };
}

function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code in systemErrors
  );
}

function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
