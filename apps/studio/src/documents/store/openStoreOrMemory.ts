import type { Notices } from '../../notices/createNotices.ts';
import { strings } from '../../strings/documents.ts';
import { createMemoryStore } from './createMemoryStore.ts';
import type { DocumentStore } from './documentStore.ts';
import { openStore } from './openStore.ts';

/** How long the browser has, in milliseconds, to open its database. */
const patience = 3000;

/** Opens the database of this browser. Where it allows none, the page says so, once, and keeps documents itself. */
export async function openStoreOrMemory(notices: Notices): Promise<DocumentStore> {
  try {
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('The database does not open')), patience),
    );
    return await Promise.race([openStore(), late]);
  } catch {
    notices.say({ text: strings.refused, remedy: strings.refusedRemedy, look: 'problem' });
    return createMemoryStore();
  }
}
