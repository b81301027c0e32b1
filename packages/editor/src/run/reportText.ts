import type { ErrorReport } from '@tweedie/workflow';

/** What somebody who helps wants to know of a failure. There is no path and no picture in it. */
export function reportText(
  error: ErrorReport,
  facts: Readonly<Record<string, string | undefined>> = {},
): string {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined && value !== '');
  return [
    `**${error.message}** (\`${error.code}\`)`,
    ...(error.remedy === undefined ? [] : ['', error.remedy]),
    '',
    ...known.map(([name, value]) => `- ${name}: ${value!}`),
  ].join('\n');
}
