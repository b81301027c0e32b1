import type { Shape } from '@tweedie/core';

/** What the viewers say. */
export const strings = {
  // Pictures
  notAPicture: (shape: Shape) =>
    `This is no picture: its shape is [${shape.join(', ')}], and pictures have [N, 1, 2 or 3, height, width].`,
  noSuchSample: (sample: number, count: number) => `There is no sample ${sample + 1}: there are ${count}.`,
  wrongCodes: (width: number, height: number) =>
    `This is no picture: ${width} × ${height} pixels need four codes each.`,
  notFinite: (count: number) => (count === 1 ? '1 pixel is not a number' : `${count} pixels are not numbers`),
  drawing: 'Drawing…',
  size: (width: number, height: number) => `${width} × ${height}`,
  nothing: 'There is no picture yet.',

  // Comparison
  comparison: 'Comparison of pictures',
  pictures: 'Pictures',
  details: 'Details',
  look: 'How to compare',
  modes: {
    single: 'Single',
    slider: 'Slider',
    flip: 'Flip',
    grid: 'Grid',
    difference: 'Difference',
  },
  first: 'First picture',
  second: 'Second picture',
  swap: 'Swap the two',
  showOther: 'Show the other',
  against: 'with',
  handle: 'Where the second picture begins',
  handleAt: (percent: number, first: string, second: string) =>
    `${percent} % ${first}, ${100 - percent} % ${second}`,
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  percent: (scale: number) => `${Math.round(scale * 100)} %`,
  smooth: 'Smooth large pixels',
  loupe: 'Loupe',
  loupeHint: 'Point at a picture, or move the cross with Shift and the arrow keys.',
  histogram: 'Histogram',
  channels: (count: number) => (count === 1 ? ['Grey'] : ['Red', 'Green', 'Blue']),
  mean: 'mean',
  deviation: 'σ',
  beyond: (share: number) =>
    `${(100 * share).toFixed(share < 0.001 ? 2 : 1)} % of the values lie beyond black and white`,
  logCounts: 'Counts on a logarithmic scale',
  shortcuts: 'Keys',
  shortcutsSummary: 'They work while the focus is in the viewer.',
  save: 'Save picture',
  savePng: (title: string, depth: number) => `${title}, PNG with ${depth} bits`,
  saveDifference: 'Difference, as it is shown',
  place: (x: number, y: number) => `x ${x}, y ${y}`,
  of255: 'of 255',
  modelUnits: 'model units',

  // Difference
  differenceOf: (first: string, second: string) => `|${first} − ${second}|`,
  differenceHow: 'Mean over the channels',
  range: 'Light end',
  largest: 'Largest',
  automatic: 'Automatic',
  rangeOf: (codes: number) => `${codes} of 255`,
  map: 'Colours',
  maps: { viridis: 'Viridis', inferno: 'Inferno', magma: 'Magma', cividis: 'Cividis', grey: 'Grey' },
  summaryOf: (mean: string, rms: string, max: string) => `mean ${mean} · rms ${rms} · largest ${max}`,

  // Uncertainty
  uncertainty: 'Samples and their spread',
  sampleMean: 'Mean',
  spread: 'Spread',
  spreadHow: 'Standard deviation over the samples',
  spreadNote: 'standard deviation',
  meanHow:
    'Of all pictures, the mean lies closest to the samples in squared error. It is smoother than each of them.',
  sample: 'Sample',
  sampleOf: (i: number, count: number) => `Sample ${i + 1} of ${count}`,
  samplesCount: (count: number) => (count === 1 ? '1 sample' : `${count} samples`),
  oneSample: 'One sample has no spread.',
  play: 'Play',
  pause: 'Pause',
  previousSample: 'Previous sample',
  nextSample: 'Next sample',
  coverage: 'Coverage',
  coverageHow: 'How often the truth lies between samples, against how often it should',
  coverageOf: (expected: string, observed: string) =>
    `The truth lies between the lowest and the highest sample in ${observed} of the values; ${expected} would be right.`,
  expected: 'Expected',
  observed: 'Observed',
  ideal: 'Ideal',

  // Curves
  step: 'Step',
  linear: 'Linear',
  log: 'Log',
  scale: 'Scale of the values',
  show: (title: string) => `Show ${title}`,
  noPoints: 'There are no points yet.',
  curvesOf: (title: string, count: number) => `${title}: ${count === 1 ? '1 curve' : `${count} curves`}`,
  cursorHint: 'Arrow keys move the line.',
  atCursor: 'At the line',
  last: 'Last',

  // Tables
  best: 'best',
  sortBy: (title: string) => `Sort by ${title}`,
  better: { higher: 'higher is better', lower: 'lower is better' },
  copy: 'Copy',
  copyTsv: 'Copy for a spreadsheet',
  copyMarkdown: 'Copy as Markdown',
  copied: 'Copied.',
  notCopied: 'The browser did not allow it to be copied.',
  downloadCsv: 'Save as CSV',
  noRows: 'There are no results yet.',
} as const;
