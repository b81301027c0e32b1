import { toImage } from '@tweedie/core';
import { createNodeHost } from '@tweedie/runtime-node';
import type { RunState } from '@tweedie/workflow';
import { fileName, fromHere, type Places } from './collectResults.ts';

/** Writes the last estimates of nodes that did not come to their end, as `NODE.partial.png`. Returns the paths. */
export async function savePartials({ nodes }: RunState, places: Places): Promise<string[]> {
  const host = createNodeHost(places);
  const files: string[] = [];
  for (const [node, { status, previews }] of Object.entries(nodes)) {
    if (status.is === 'finished') continue;
    for (const { estimate } of Object.values(previews)) {
      const file = await host.saveImage(`${fileName(node)}.partial.png`, toImage(estimate));
      files.push(fromHere(file, places));
    }
  }
  return files;
}
