/** What keys do in the comparison viewer. */
export type ViewerAction =
  | { readonly is: 'mode'; readonly mode: ViewerMode }
  | { readonly is: 'picture'; readonly index: number }
  | { readonly is: 'pan' | 'probe'; readonly x: number; readonly y: number }
  | { readonly is: 'zoom'; readonly factor: number }
  | { readonly is: 'scale'; readonly scale: number }
  | { readonly is: 'split'; readonly by: number }
  | { readonly is: 'nextMode' | 'swap' | 'flip' | 'fit' | 'loupe' | 'histogram' | 'help' };

export const viewerModes = ['single', 'slider', 'flip', 'grid', 'difference'] as const;
export type ViewerMode = (typeof viewerModes)[number];

export interface ViewerShortcut {
  /** As they look on the keyboard: "Shift+Z". Several that do the same, or that belong together. */
  readonly keys: readonly string[];
  /** What they do, for lists of them. */
  readonly title: string;
}

/** Every shortcut of the comparison viewer, in the order in which a list shows them. */
export const viewerShortcuts = [
  { keys: ['V'], title: 'One picture' },
  { keys: ['S'], title: 'Slider' },
  { keys: ['F'], title: 'Flip' },
  { keys: ['G'], title: 'Grid' },
  { keys: ['D'], title: 'Difference' },
  { keys: ['M'], title: 'Next way to compare' },
  { keys: ['1', '9'], title: 'Show picture 1 to 9' },
  { keys: ['X'], title: 'Swap the two pictures' },
  { keys: ['Space'], title: 'Show the other picture while it is held' },
  { keys: ['[', ']'], title: 'Move the slider' },
  { keys: ['Plus', '-'], title: 'Zoom in and out' },
  { keys: ['0'], title: 'Fit the picture' },
  { keys: ['Z'], title: 'Zoom to 100 %' },
  { keys: ['Shift+Z'], title: 'Zoom to 200 %' },
  { keys: ['←', '→', '↑', '↓'], title: 'Move the picture' },
  { keys: ['Shift+←', 'Shift+→', 'Shift+↑', 'Shift+↓'], title: 'Move the cross of the loupe' },
  { keys: ['L'], title: 'Loupe' },
  { keys: ['H'], title: 'Histogram' },
  { keys: ['?'], title: 'List of keys' },
] as const satisfies readonly ViewerShortcut[];

const letters: Readonly<Record<string, ViewerAction>> = {
  v: { is: 'mode', mode: 'single' },
  s: { is: 'mode', mode: 'slider' },
  f: { is: 'mode', mode: 'flip' },
  g: { is: 'mode', mode: 'grid' },
  d: { is: 'mode', mode: 'difference' },
  m: { is: 'nextMode' },
  x: { is: 'swap' },
  ' ': { is: 'flip' },
  '[': { is: 'split', by: -0.05 },
  ']': { is: 'split', by: 0.05 },
  '+': { is: 'zoom', factor: Math.SQRT2 },
  '=': { is: 'zoom', factor: Math.SQRT2 },
  '-': { is: 'zoom', factor: Math.SQRT1_2 },
  '0': { is: 'fit' },
  z: { is: 'scale', scale: 1 },
  Z: { is: 'scale', scale: 2 },
  l: { is: 'loupe' },
  h: { is: 'histogram' },
  '?': { is: 'help' },
};

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The parts of an event of the keyboard that count. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a press of a key asks for, or `undefined`. */
export function actionOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): ViewerAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const arrow = arrows[key];
  if (arrow) return { is: shiftKey ? 'probe' : 'pan', x: arrow[0], y: arrow[1] };
  if (/^[1-9]$/.test(key)) return { is: 'picture', index: Number(key) - 1 };
  return letters[shiftKey ? key : key.toLowerCase()];
}
