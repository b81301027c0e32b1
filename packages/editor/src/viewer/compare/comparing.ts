/** @file What a person looks at in the comparison viewer, and how keys change it. */
import type { ColourMapName } from '../picture/colourMap.ts';
import type { Picture } from '../picture/picture.ts';
import { type Place, type Point, viewOf, type Wanted } from '../picture/view.ts';
import { type ViewerAction, type ViewerMode, viewerModes } from './shortcuts.ts';
import { viewAfter } from './viewAfter.ts';

export interface Comparing {
  readonly mode: ViewerMode;
  /** The ids of the two pictures that are compared. */
  readonly first: string | undefined;
  readonly second: string | undefined;
  /** Where the second begins: 0 is the left end of the picture, 1 the right one. */
  readonly split: number;
  /** Whether the second shows instead of the first. */
  readonly flipped: boolean;
  readonly view: Wanted;
  readonly smooth: boolean;
  readonly loupe: boolean;
  readonly histogram: boolean;
  readonly help: boolean;
  /** The point of the picture that the loupe looks at. */
  readonly probe: Point | undefined;
  readonly map: ColourMapName;
  /** The light end of the difference: a code of 255, or what suits the pictures. */
  readonly range: number | 'automatic' | 'largest';
}

export const atFirst: Comparing = {
  mode: 'slider',
  first: undefined,
  second: undefined,
  split: 0.5,
  flipped: false,
  view: 'fit',
  smooth: false,
  loupe: false,
  histogram: false,
  help: false,
  probe: undefined,
  map: 'viridis',
  range: 'automatic',
};

/** The two pictures that are compared: those that were chosen, as far as they are there. */
export function pairOf(
  pictures: readonly Picture[],
  { first, second }: Pick<Comparing, 'first' | 'second'>,
): readonly [Picture, Picture] | undefined {
  const [leading, ...others] = pictures;
  if (!leading) return undefined;
  const a = pictures.find(({ id }) => id === first) ?? leading;
  const b = pictures.find(({ id }) => id === second && id !== a.id);
  return [a, b ?? [...others, leading].find(({ id }) => id !== a.id) ?? a];
}


/** What is looked at after a key. `density` is how many pixels of the screen one of the page has. */
export function afterAction(
  state: Comparing,
  action: ViewerAction,
  { pictures, place, density }: { pictures: readonly Picture[]; place: Place; density: number },
): Comparing {
  const pair = pairOf(pictures, state);
  switch (action.is) {
    case 'mode':
      return { ...state, mode: action.mode, flipped: false };
    case 'nextMode': {
      const next = (viewerModes.indexOf(state.mode) + 1) % viewerModes.length;
      return { ...state, mode: viewerModes[next]!, flipped: false };
    }
    case 'picture': {
      const chosen = pictures[action.index];
      if (!chosen || !pair) return state;
      const swapped = chosen.id === pair[1].id;
      return { ...state, first: chosen.id, second: pair[swapped ? 0 : 1].id, flipped: false };
    }
    case 'swap':
      return pair ? { ...state, first: pair[1].id, second: pair[0].id } : state;
    case 'flip':
      return { ...state, flipped: !state.flipped };
    case 'fit':
    case 'zoom':
    case 'scale':
    case 'pan':
      return { ...state, view: viewAfter(state.view, action, place, density) };
    case 'split':
      return { ...state, split: Math.min(1, Math.max(0, state.split + action.by)) };
    case 'probe':
      return { ...state, loupe: true, probe: moved(state.probe ?? viewOf(state.view, place).centre, action, place) };
    case 'loupe':
      return { ...state, loupe: !state.loupe };
    case 'histogram':
      return { ...state, histogram: !state.histogram };
    case 'help':
      return { ...state, help: true };
  }
}

/** The middle of the pixel beside the one at `from`. */
function moved(from: Point, { x, y }: Point, { extent }: Place): Point {
  const along = (value: number, by: number, length: number): number =>
    Math.min(length - 0.5, Math.max(0.5, Math.floor(value) + by + 0.5));
  return { x: along(from.x, x, extent.width), y: along(from.y, y, extent.height) };
}
