import type { AddedPlugin } from './addedPlugin.ts';
import { badPlugin } from './badPlugin.ts';
import { integrityOfFolder } from './integrityOfFolder.ts';

/** Throws `bad-plugin` where the files of a plugin are not those that were added, its dependencies among them. */
export async function assertUnchanged({ name, stored }: AddedPlugin): Promise<void> {
  if (!stored) return;
  const now = await integrityOfFolder(stored.folder, { without: [] }).catch(() => undefined);
  if (now === stored.integrity) return;
  throw badPlugin(`The files of ${name} have changed since it was added`, {
    remedy: 'Add it anew with "tweedie plugins add", from where you had it.',
  });
}
