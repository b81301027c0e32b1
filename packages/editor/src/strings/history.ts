/** @file What the list of steps says. */

export const strings = {
  steps: 'Steps',
  beginning: 'As it was opened',
  clear: 'Clear',
  clearSummary: 'Forgets the steps: what is there stays',
  saved: 'saved',
  none: 'What you change is listed here, and can be taken back.',
} as const;
