import { textsOf, type Workflow } from '@tweedie/workflow';
import type { Shelf } from './createShelf.ts';

/** The pictures that somebody gave and a workflow names, one by one or by their folder. */
export function givenFiles(workflow: Workflow, shelf: Shelf): ReadonlyMap<string, Blob> {
  const { files } = shelf.getState();
  if (files.size === 0) return files;
  const named = [...textsOf(workflow)].flatMap((text) => [text, ...shelf.list(text)]);
  return new Map(named.flatMap((name) => (files.has(name) ? [[name, files.get(name)!] as const] : [])));
}
