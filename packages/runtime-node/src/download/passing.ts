import type { TweedieError } from '@tweedie/core';

/** A failure that may be over in a moment. */
export class Passing extends Error {
  override readonly name = 'Passing';
  /** What to tell when it is not over after all. */
  readonly final: TweedieError;
  /** How long the server asks to wait. */
  readonly seconds: number | undefined;

  constructor(final: TweedieError, seconds?: number) {
    super(final.message);
    this.final = final;
    this.seconds = seconds;
  }
}
