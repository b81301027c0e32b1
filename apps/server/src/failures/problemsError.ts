import { TweedieError } from '@tweedie/core';
import type { Problem } from '@tweedie/workflow';

/** A workflow that has errors, with all of them among its facts. */
export function problemsError(problems: readonly Problem[]): TweedieError {
  const [first, ...others] = problems;
  const place = first?.node === undefined ? '' : `${first.node}: `;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return new TweedieError('bad-workflow', `${place}${first?.message ?? 'The workflow has errors'}${more}`, {
    ...(first?.remedy !== undefined && { remedy: first.remedy }),
    facts: { problems },
  });
}
