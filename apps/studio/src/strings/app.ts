/** @file What the frame of the studio says. */

export const strings = {
  brand: 'Tweedie',
  name: 'Name of the graph',
  undo: 'Undo',
  redo: 'Redo',
  left: 'Graph',
  right: 'Results and runs',
  results: 'Results',
  runs: 'Runs',
} as const;
