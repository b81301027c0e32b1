import type { Runner } from '@tweedie/editor';
import type { WebSession } from '@tweedie/runtime-web';
import { filesOf } from '../files/filesOf.ts';
import type { Shelf } from '../files/createShelf.ts';
import { strings } from '../strings/running.ts';

/** The id of the runner that every page has. */
export const browserId = 'browser';

/** Runs workflows in a Worker of this page, on the pictures of the shelf. */
export function createBrowserRunner(session: WebSession, shelf: Shelf): Runner {
  return {
    id: browserId,
    title: strings.browser,
    async run(workflow, { signal, targets, lastKeys }) {
      const files = await filesOf(workflow, shelf);
      const run = await session.run(workflow, {
        ...{ files, signal },
        ...(targets && { targets }),
        ...(lastKeys && { lastKeys }),
      });
      return {
        runId: run.runId,
        [Symbol.asyncIterator]: () => run,
        outputs: run.outputs,
        results: () =>
          Promise.resolve(
            run.results.map(({ name, node, blob }) => ({
              ...{ name, node, type: blob.type },
              read: () => Promise.resolve(blob),
            })),
          ),
      };
    },
  };
}
