import type { WebSession, WebSessionOptions } from '@tweedie/runtime-web';
import { buildPage } from './buildPage.ts';
import { drawEstimate, drawFile } from './draw.ts';
import { restoration } from './restoration.ts';

/**
 * Shows a page that restores a photograph: `#root` gets two pictures, a button to start and one to cancel. `size` and
 * `steps` in the address of the page ask for less work.
 */
export async function showRestoration(open: (options: WebSessionOptions) => WebSession): Promise<void> {
  const page = buildPage(document.getElementById('root')!);
  const asked = new URLSearchParams(location.search);
  const workflow = restoration({
    size: Number(asked.get('size') ?? 256),
    steps: Number(asked.get('steps') ?? 20),
  });
  const session = open({
    onNotice: ({ message }) => page.notice(message),
    onDownload({ loaded, total }) {
      if (loaded === total) page.show('Starting the network');
      else page.show(`The prior: ${megabytes(loaded)} of ${megabytes(total)}`, loaded / total);
    },
  });
  const files = {
    'scratched.png': await fetchFile(new URL('../pictures/scratched.png', import.meta.url)),
    'scratches.png': await fetchFile(new URL('../pictures/scratches.png', import.meta.url)),
  };
  await drawFile(page.before, files['scratched.png']);

  async function restore(signal: AbortSignal): Promise<void> {
    page.show('Getting ready');
    const run = await session.run(workflow, { files, signal });
    for await (const event of run) {
      if (event.type === 'node.preview') drawEstimate(page.after, event.estimate);
      if (event.type === 'run.progress' && event.done > 0) {
        const left = event.secondsLeft === undefined ? '' : `, ${Math.ceil(event.secondsLeft)} s left`;
        page.show(`Step ${event.done} of ${event.total}${left}`, event.done / event.total);
      }
      if (event.type === 'run.finished') page.show(`Done in ${event.seconds.toFixed(1)} s`, 1);
      if (event.type === 'run.cancelled') page.show('Cancelled', 0);
      if (event.type === 'run.failed') page.fail(`${event.error.message}. ${event.error.remedy ?? ''}`);
    }
    for (const { name, blob } of run.results) {
      await drawFile(name === 'restored.png' ? page.after : page.before, blob);
    }
  }

  page.start.onclick = async () => {
    const controller = new AbortController();
    page.cancel.onclick = () => controller.abort();
    [page.start.disabled, page.cancel.disabled] = [true, false];
    try {
      await restore(controller.signal);
    } catch (error) {
      if (controller.signal.aborted) page.show('Cancelled', 0);
      else page.fail(String(error));
    } finally {
      [page.start.disabled, page.cancel.disabled] = [false, true];
    }
  };
  page.start.disabled = false;
}

async function fetchFile(address: URL): Promise<Blob> {
  return (await fetch(address)).blob();
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
