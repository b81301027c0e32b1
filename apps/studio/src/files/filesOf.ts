import { textsOf, type Workflow } from '@tweedie/workflow';
import type { Shelf } from './createShelf.ts';

/** The pictures that a workflow names, one by one or by their folder, as far as they are here. */
export async function filesOf(workflow: Workflow, shelf: Shelf): Promise<Readonly<Record<string, Blob>>> {
  const names = [...textsOf(workflow)].flatMap((text) => {
    const inFolder = shelf.list(text, workflow);
    return inFolder.length > 0 ? inFolder : [text];
  });
  const found = await Promise.all(
    names.map(async (name) => [name, await shelf.read(name, workflow).catch(() => undefined)] as const),
  );
  return Object.fromEntries(
    found.filter((entry): entry is readonly [string, Blob] => entry[1] !== undefined),
  );
}
