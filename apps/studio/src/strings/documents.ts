/** @file What is said about documents: keeping, opening and sharing them. */
import type { VersionReason } from '../documents/store/records.ts';

/** "just now", "5 minutes ago", "yesterday", "3 May 2026" */
function ago(then: number, now: number): string {
  const minutes = Math.floor((now - then) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return hours === 1 ? '1 hour ago' : `${hours} hours ago`;
  const days = Math.floor(hours / 24);
  if (days < 7) return days === 1 ? 'yesterday' : `${days} days ago`;
  return new Date(then).toLocaleDateString(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "950 bytes", "12 kB", "3.4 MB" */
function bytes(n: number): string {
  if (n < 1000) return `${n} bytes`;
  return n < 1e6 ? `${Math.round(n / 1000)} kB` : `${(n / 1e6).toFixed(1)} MB`;
}

const reasons: Readonly<Record<VersionReason, string>> = {
  time: 'While you edited',
  run: 'A run began',
  restore: 'Before an older version came back',
};

export const strings = {
  ago,
  bytes,
  untitled: 'Untitled',
  close: 'Close',
  notices: 'Messages',
  nodes: (n: number) => (n === 1 ? '1 node' : `${n} nodes`),

  // The menu
  file: 'File',
  new: 'New',
  fromTemplate: 'From a template…',
  openFile: 'Open file…',
  dropHere: 'Drop a graph, a bundle or a picture',
  clipboard: 'clipboard',
  recent: 'Recent…',
  saveFile: 'Save file',
  export: 'Export',
  exportPicture: 'Picture of the graph',
  exportBundle: 'Bundle with pictures and results',
  share: 'Share…',
  versions: 'Versions…',

  // Keeping
  recovered: (name: string) => `“${name}” is back as it was when the page went away.`,
  runLost: 'A run was on its way: run it again.',
  refused: 'This browser keeps nothing for this page, so what you make here is gone when you close it.',
  refusedRemedy: 'Save it as a file.',
  full: 'The browser has no room left to keep this document.',
  fullRemedy: 'Delete documents that you do not need, or save this one as a file.',
  notKept: 'The document could not be kept.',
  unreadable: (name: string) => `“${name}” cannot be opened: what was kept of it is damaged.`,
  gone: 'That document is not here any more.',

  // Documents
  documents: 'Documents',
  documentsSummary: 'Everything that you made or opened is kept here, in this browser.',
  noDocuments: 'There is nothing here yet.',
  filter: 'Find a document',
  noneFound: 'No document has such a name.',
  rename: 'Rename',
  duplicate: 'Duplicate',
  actionOn: (action: string, name: string) => `${action} ${name}`,
  delete: 'Delete',
  nameOf: (name: string) => `New name of ${name}`,
  isOpen: 'Open here',
  isElsewhere: 'Open in another tab',
  copyOf: (name: string) => `${name} (copy)`,
  deleted: (name: string) => `“${name}” is deleted.`,
  undo: 'Undo',
  busy: (name: string) => `“${name}” is open in another tab.`,
  busyRemedy: 'Change it there.',

  // Versions
  versionsTitle: 'Versions',
  versionsSummary: (name: string) => `What “${name}” was. To go back is one step, which can be undone.`,
  noVersions: 'There are no versions yet. One is kept every few minutes while you edit, and at each run.',
  reasons,
  restore: 'Restore',
  restoreAsCopy: 'Restore as a copy',
  restored: (time: string) => `Go back to ${time}`,
  isNow: 'As it is now',
  damagedVersion: 'This version cannot be read.',

  // In another tab
  elsewhere: (name: string) => `“${name}” is open in another tab`,
  elsewhereSummary: 'One tab at a time edits a document, so that none undoes what the other did.',
  taken: (name: string) => `“${name}” is edited in another tab now`,
  takenSummary: 'All that you did here is saved, and the other tab goes on with it.',
  takeOver: 'Take over here',
  openCopy: 'Open a copy',
  openNew: 'New document',
} as const;
