import type { Run, RunEvent } from '@tweedie/workflow';

/** The same run; `done` is called once, when it is over or left, be it before its first event was asked for. */
export function whenOver(run: Run, done: () => void): Run {
  const { runId } = run;
  let isDone = false;
  function finish(): void {
    if (isDone) return;
    isDone = true;
    done();
  }
  async function* events(): AsyncGenerator<RunEvent, void, void> {
    try {
      yield* run;
    } finally {
      finish();
    }
  }
  const told = events();
  const leave = told.return.bind(told); // does nothing of the above where nothing was asked for
  return Object.assign(told, {
    runId,
    outputs: (node: string) => run.outputs(node),
    return(value: void | PromiseLike<void>) {
      finish();
      return leave(value);
    },
  });
}
