/** @file What the frame of the studio says. */

export const strings = {
  brand: 'Tweedie',
  name: 'Name of the graph',
  undo: 'Undo',
  redo: 'Redo',
  left: 'Graph',
  steps: 'Steps',
  right: 'Results and runs',
  closeLeft: 'Close these panels',
  results: 'Results',
  runs: 'Runs',
  untitled: 'Untitled',
} as const;
