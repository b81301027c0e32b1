/** One thing that a denoiser must do. */
export interface PriorCheck {
  readonly name:
    | 'keeps'
    | 'removes'
    | 'grows'
    | 'level'
    | 'residual'
    | 'forgets'
    | 'derivative'
    | 'reading'
    | 'autoencoder';
  /** The promise, for people. */
  readonly title: string;
  /** `undefined` where it cannot be told. */
  readonly passed: boolean | undefined;
  /** What was found, as a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** "0.0123", "12.3" */
export function show(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** "12 %" */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
