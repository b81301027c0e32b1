import { type PortFacts, type PriorShape, takesShape, TweedieError } from '@tweedie/core';

/** Throws `bad-shape`, naming `place`, where a prior is known not to take the images that a measurement is of. */
export function assertTaken(
  place: string,
  { measurement, prior }: { measurement?: PortFacts['measurement']; prior?: PortFacts['prior'] },
): void {
  const shape = measurement?.operator?.inputShape;
  if (!shape || !prior?.shape || takesShape(prior.shape, shape)) return;
  const { name = 'the prior' } = prior;
  const { channels } = prior.shape;
  const [c = 0, h = 0, w = 0] = shape;
  if (c !== channels) {
    throw new TweedieError('bad-shape', `${place}: ${name} is for ${kindOf(channels)}, got ${kindOf(c)}`, {
      remedy: `${channels === 1 ? 'Turn the picture grey, or choose' : 'Choose'} a prior for ${kindOf(c)}.`,
    });
  }
  const { multiple } = prior.shape;
  const sides = sidesOf(prior.shape);
  const nearest = `${nearestSide(w, prior.shape.width, multiple)}×${nearestSide(h, prior.shape.height, multiple)}`;
  throw new TweedieError('bad-shape', `${place}: ${name} takes pictures ${sides}, got ${w}×${h}`, {
    remedy: `Crop or resize the picture so that ${nearest} pixels are restored, or choose a prior for this size.`,
  });
}

function kindOf(channels: number): string {
  if (channels === 3) return 'pictures in colour';
  return channels === 1 ? 'grey pictures' : `pictures of ${channels} channels`;
}

function sidesOf({ width, height, multiple }: PriorShape): string {
  if (width === null && height === null) return `with sides that are multiples of ${multiple}`;
  const [w, h] = [width, height].map((side) => side ?? `${multiple}·n`);
  return `of ${w}×${h} pixels`;
}

/** The side itself, or the longest that is taken and does not stand out. */
function nearestSide(side: number, wanted: number | null, multiple: number): number {
  return wanted ?? Math.max(multiple, side - (side % multiple));
}
