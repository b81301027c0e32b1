import type { Problem } from '@tweedie/workflow';

/** A problem as a person reads it: where, what, and what to do about it. */
export function formatProblem({ severity, node, port, message, remedy }: Problem): string {
  const place = [node, port].filter((part) => part !== undefined).join('.');
  const sentence =
    node !== undefined && message.startsWith(`${node}: `) ? message.slice(node.length + 2) : message;
  const head = `${severity}${place && `  ${place}`}: ${sentence}`;
  return remedy === undefined ? head : `${head}\n  ${remedy}`;
}

/** Errors first; the rest in the order of the document. */
export function formatProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return [...errors, ...warnings].map(formatProblem).join('\n');
}

/** "1 error, 2 warnings" */
export function countProblems(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']): string => {
    const n = problems.filter((problem) => problem.severity === severity).length;
    return n === 0 ? '' : `${n} ${severity}${n === 1 ? '' : 's'}`;
  };
  return [count('error'), count('warning')].filter(Boolean).join(', ') || 'no problems';
}
