/** What the studio says. */
export const strings = {
  brand: 'Tweedie',
  name: 'Name of the graph',
  undo: 'Undo',
  redo: 'Redo',
  side: 'Results and runs',
  results: 'Results',
  runs: 'Runs',
  thisBrowser: 'This browser',
} as const;
