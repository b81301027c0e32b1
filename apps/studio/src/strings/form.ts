/** @file What the page of the form says beside its fields. */

export const strings = {
  edit: 'Edit the form',
  done: 'Done',
  results: 'Results',
} as const;
