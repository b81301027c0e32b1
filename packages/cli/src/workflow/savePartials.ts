import { createNodeHost } from '@tweedie/runtime-node';
import type { RunState } from '@tweedie/workflow';
import { fileName, fromHere, type Places } from './collectResults.ts';
import { pictureOf } from './pictureOf.ts';

/** Writes the last estimates of nodes that did not come to their end, as `NODE.partial.png`. Returns the paths. */
export async function savePartials({ nodes }: RunState, places: Places): Promise<string[]> {
  const host = createNodeHost(places);
  const files: string[] = [];
  for (const [node, { status, previews }] of Object.entries(nodes)) {
    if (status.is === 'finished') continue;
    for (const [i, [port, { estimate }]] of Object.entries(previews).entries()) {
      const samples = { kind: 'samples', list: false, items: [{ key: '', value: estimate }] } as const;
      const picture = await pictureOf(samples, new Map());
      if (!picture) continue;
      const name = fileName(i === 0 ? node : `${node}.${port}`);
      files.push(fromHere(await host.saveImage(`${name}.partial.png`, picture), places));
    }
  }
  return files;
}
