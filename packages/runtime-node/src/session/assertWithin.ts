import { type SizeFacts, TweedieError } from '@tweedie/core';
import type { Inference, Plan } from '@tweedie/workflow';
import type { RunLimits } from './session.ts';

/** Throws `bad-workflow` where a plan is known to take more than it may, before any of it runs. */
export function assertWithin(
  { pixels = Infinity, evaluations = Infinity }: RunLimits,
  plan: Plan,
  { outputs }: Inference,
): void {
  if (plan.evaluations > evaluations) {
    throw new TweedieError(
      'bad-workflow',
      `A run may take ${evaluations} network evaluations at most, and this one takes ${plan.evaluations}`,
      { remedy: 'Take fewer steps, samples or items.' },
    );
  }
  for (const { node } of plan.steps) {
    for (const { kind, facts } of Object.values(outputs.get(node) ?? {})) {
      if (kind !== 'image' && kind !== 'samples') continue;
      const { width = 0, height = 0 } = facts as SizeFacts;
      if (width * height <= pixels) continue;
      throw new TweedieError(
        'bad-workflow',
        `A picture may have ${pixels} pixels at most, and ${node} gives one of ${width}×${height}`,
        { remedy: 'Take a smaller picture.' },
      );
    }
  }
}
