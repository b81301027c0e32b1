import type { Step } from '@tweedie/core';

export interface ResidualMeter {
  /** The root mean square of `y − A·x̂` of the first sample, in model units: comparable with the noise level. */
  read(step: Step): Promise<number>;
  /** The same where it is cheap enough just now, else what was read last. */
  glance(step: Step): Promise<number | undefined>;
}

/** The share of the time that glances may take. */
const share = 0.01;

/** Reads residuals, and sees to it that looking does not slow a run down by more than 1 %. */
export function createResidualMeter(measured: number, now = (): number => performance.now()): ResidualMeter {
  let last: number | undefined;
  let freeAt = now();
  const read = async (step: Step): Promise<number> => {
    const begun = now();
    const [norm] = await step.residual();
    last = norm! / Math.sqrt(measured);
    freeAt = now() + (now() - begun) / share;
    return last;
  };
  return { read, glance: (step) => (now() < freeAt ? Promise.resolve(last) : read(step)) };
}
