import { panBy, type Place, viewOf, type Wanted, zoomBy, zoomTo } from '../picture/view.ts';
import type { ViewerAction } from './shortcuts.ts';

/** Pixels of the page that an arrow key moves the picture. */
const stride = 48;

/** What shows after a key. `density` is how many pixels of the screen one of the page has. */
export function viewAfter(wanted: Wanted, action: ViewerAction, place: Place, density: number): Wanted {
  const middle = { x: place.pane.width / 2, y: place.pane.height / 2 };
  const view = viewOf(wanted, place);
  switch (action.is) {
    case 'fit':
      return 'fit';
    case 'zoom':
      return zoomBy(view, action.factor, middle, place);
    case 'scale':
      return zoomTo(view, action.scale / density, middle, place);
    case 'pan':
      return panBy(view, { x: -action.x * stride, y: -action.y * stride }, place);
    default:
      return wanted;
  }
}
