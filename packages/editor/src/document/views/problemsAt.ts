import type { Checked, Problem } from '@tweedie/workflow';

const known = new WeakMap<Checked, ReadonlyMap<string, readonly Problem[]>>();
const none: readonly Problem[] = [];

/** What is wrong with a node, by its path, and with all that is inside of it. */
export function problemsAt(checked: Checked, path: string): readonly Problem[] {
  let byNode = known.get(checked);
  if (!byNode) known.set(checked, (byNode = group(checked.problems)));
  return byNode.get(path) ?? none;
}

function group(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const byNode = new Map<string, Problem[]>();
  for (const problem of problems) {
    const steps = problem.node?.split('/') ?? [];
    for (let i = 1; i <= steps.length; i++) {
      const path = steps.slice(0, i).join('/');
      const others = byNode.get(path);
      if (others) others.push(problem);
      else byNode.set(path, [problem]);
    }
  }
  return byNode;
}
