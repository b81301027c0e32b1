/** What kinds of things go wrong, for programs. */
export const errorCodes = [
  'bad-shape',
  'bad-parameter',
  'bad-value',
  'bad-image',
  'bad-model',
  'bad-plugin',
  'bad-workflow',
  'missing-capability',
  'not-found',
  'not-converged',
  'network-failed',
  'download-failed',
  'write-failed',
  'aborted',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What an error may say beside its message. */
export interface TweedieErrorOptions {
  /** What to do about it, as a sentence. */
  readonly remedy?: string;
  /** The facts behind the message, for logs and machines. @default {} */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The error behind it. */
  readonly cause?: unknown;
}

/**
 * The one error that Tweedie throws on purpose. The message is one sentence that names the place, the rule
 * and the value: "gaussian-blur: sigma must be greater than 0, got -1".
 */
export class TweedieError extends Error {
  override readonly name = 'TweedieError';
  readonly code: ErrorCode;
  readonly remedy: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, { remedy, facts = {}, cause }: TweedieErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
    this.facts = facts;
  }
}
