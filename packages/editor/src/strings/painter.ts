/** @file What the dialogs for masks and kernels say. */

const tools = { brush: 'Brush', box: 'Box', lasso: 'Lasso' } as const;

export const strings = {
  // On the node
  paint: (title: string) => `${title}: paint`,
  paintShort: 'Paint…',
  thumbnail: (percent: number) => `The mask, which marks ${share(percent)} of the picture`,
  nothingPainted: 'Nothing is marked',
  edit: (title: string) => `${title}: change`,

  // The painter
  painter: 'Paint the mask',
  stage: 'Picture to paint on',
  help: 'Arrow keys move the cross, Shift farther. Space puts the brush down and lifts it. Square brackets change its size.',
  tool: 'Tool',
  tools,
  mode: 'What it does',
  mark: 'Mark',
  erase: 'Erase',
  size: 'Brush size',
  px: (value: number) => `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} px`,
  invert: 'Invert',
  clear: 'Clear',
  undo: 'Undo',
  redo: 'Redo',
  show: 'What shows',
  overlay: 'Over the picture',
  maskAlone: 'Mask alone',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  masked: (percent: number) => `${share(percent)} masked`,
  at: (x: number, y: number) => `${x}, ${y}`,
  down: 'The brush is down',
  lifted: 'The brush is lifted',
  full: 'No more fits in: clear it, or go a step back.',
  sizeUnknown: 'The size of the picture is not known yet: this is 256 × 256.',
  noPicture: 'There is no picture to show here: what it is fed with comes of a run.',
  made: 'What a run made',
  runToHere: 'Run to here to see the picture',
  runAgain: 'Run to here again',
  onItsWay: 'It is on its way…',
  stale: 'The picture is from before the graph changed.',
  madeNone: (message: string) => `The run made none: ${message}.`,
  done: 'Done',
  discard: 'Discard changes',
  addBox: 'Add the box',
  left: 'Left',
  top: 'Top',
  width: 'Width',
  height: 'Height',
  hints: 'Space and drag, or two fingers, move the picture; the wheel zooms; Alt erases.',

  // Kernels
  kernel: 'Choose the kernel',
  shape: 'Shape',
  shapes: { gaussian: 'Gaussian', motion: 'Motion', disc: 'Disc', box: 'Box', drawn: 'Drawn' },
  shapeSummaries: {
    gaussian: 'Out of focus, softly',
    motion: 'The camera moved',
    disc: 'Out of focus, through a round hole',
    box: 'The mean of a square',
    drawn: 'Weights of your own',
  },
  sigma: 'Width',
  length: 'Length',
  angle: 'Angle',
  radius: 'Radius',
  side: 'Side',
  gridSize: 'Size',
  weight: 'Weight',
  grid: 'Weights',
  gridHelp: 'Arrow keys move the mark, Space gives the weight, Delete takes it away.',
  cell: (x: number, y: number, weight: number) => `Row ${y + 1}, column ${x + 1}: ${weight} of 255`,
  fromPicture: 'From a picture…',
  drawFrom: 'Draw on it',
  mirror: 'Mirror',
  soften: 'Soften',
  kernelPicture: (size: number) => `The kernel, ${size} × ${size} px`,
  sizeOfKernel: (size: number) => `${size} × ${size} px`,
  notAPicture: 'That file is no picture that the browser can read.',
  blackPicture: 'That picture is black: there is nothing to weigh.',
} as const;

/** "0.4 %", "12 %" */
function share(percent: number): string {
  if (percent === 0 || percent === 100) return `${percent} %`;
  if (percent < 0.1) return 'less than 0.1 %';
  return `${percent < 10 || percent > 99 ? percent.toFixed(1) : Math.round(percent)} %`;
}
