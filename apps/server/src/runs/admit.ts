import type { Session } from '@tweedie/runtime-node';
import { parseWorkflow, type Problem, type Workflow, writeWorkflow } from '@tweedie/workflow';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRequest } from '../api/schemas.ts';
import { problemsError } from '../failures/problemsError.ts';
import type { FileStore } from '../files/createFileStore.ts';
import type { ServerLimits } from '../limits.ts';
import { assertAllowed, type Frozen } from '../security/frozen.ts';
import type { RunStore } from './createStore.ts';

export interface Gate {
  readonly session: Session;
  readonly files: FileStore;
  readonly store: RunStore;
  readonly limits: ServerLimits;
  readonly frozen?: Frozen | undefined;
}

/** A workflow that may run, and what is odd about it in spite of that. */
export interface Admitted {
  readonly workflow: Workflow;
  readonly warnings: readonly Problem[];
}

/**
 * Puts a workflow and its files into the folder of a new run, once it is known that it has no errors and stays within
 * the limits. Throws what is wrong, and leaves nothing behind then.
 */
export async function admit(gate: Gate, id: string, request: RunRequest): Promise<Admitted> {
  const { session, files, store, limits, frozen } = gate;
  const workflow = parseWorkflow(request.workflow);
  if (frozen) assertAllowed(workflow, frozen);
  const { work } = store.placesOf(id);
  try {
    await mkdir(work, { recursive: true });
    for (const [name, file] of Object.entries(request.files)) await files.place(file, join(work, name));
    const places = { folder: work, confined: true };
    const problems = await session.validate(workflow, places);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw problemsError(errors);
    const { pixels, evaluations } = limits;
    const targets = request.targets && { targets: request.targets };
    const planned = await session.run(workflow, { ...places, ...targets, limits: { pixels, evaluations } });
    await planned.return(); // it was never begun: planning it has checked the limits
    await store.saveWorkflow(id, writeWorkflow(workflow));
    return { workflow, warnings: problems };
  } catch (error) {
    await store.remove(id);
    throw error;
  }
}
