import { describe, expect, test } from 'vitest';
import { fitScale, panBy, type Place, seen, toPane, toPicture, viewOf, zoomBy, zoomTo } from './view.ts';

const place: Place = { extent: { width: 256, height: 128 }, pane: { width: 824, height: 624 } };
const fit = viewOf('fit', place);

test('a picture that fits touches the room around it on one side and lies in the middle', () => {
  expect(fitScale(place)).toBe(800 / 256);
  expect(toPane({ x: 128, y: 64 }, fit, place.pane)).toEqual({ x: 412, y: 312 });
  expect(toPane({ x: 0, y: 0 }, fit, place.pane).x).toBe(12);
});

test.each([
  [{ x: 30, y: 40 }, 1.7],
  [{ x: 800, y: 600 }, 0.8],
])('what lies under the pointer stays there: at %o by %d', (at, factor) => {
  const start = zoomTo(fit, 8, { x: 412, y: 312 }, place);
  const before = toPicture(at, start, place.pane);
  const after = zoomBy(start, factor, at, place);
  expect(after.scale).toBeCloseTo(8 * factor, 12);
  // The middle stays in the picture, so that some of it always shows; nothing was cut here.
  const back = toPane(before, after, place.pane);
  expect(back.x).toBeCloseTo(at.x, 9);
  expect(back.y).toBeCloseTo(at.y, 9);
});

test('a point of the pane and the point of the picture under it belong together', () => {
  const at = { x: 17.5, y: 230 };
  const back = toPane(toPicture(at, fit, place.pane), fit, place.pane);
  expect(back.x).toBeCloseTo(at.x, 10);
  expect(back.y).toBeCloseTo(at.y, 10);
});

describe('limits', () => {
  test('the middle of the pane stays in the picture however far one drags', () => {
    const { centre } = panBy(fit, { x: 1e6, y: -1e6 }, place);
    expect(centre).toEqual({ x: 0, y: 128 });
  });

  test('a pixel is at most 64 wide, and the picture at least half as large as when it fits', () => {
    expect(zoomBy(fit, 1e6, { x: 0, y: 0 }, place).scale).toBe(64);
    const far = { ...place, extent: { width: 40_960, height: 30_720 } };
    expect(zoomBy(viewOf('fit', far), 1e-6, { x: 0, y: 0 }, far).scale).toBe(fitScale(far) / 2);
  });
});

test('a picture that is larger than the pane shows from end to end of the pane', () => {
  expect(seen(place.extent, fit, place.pane)).toEqual([12, 812]);
  expect(seen(place.extent, { ...fit, scale: 20 }, place.pane)).toEqual([0, 824]);
});
