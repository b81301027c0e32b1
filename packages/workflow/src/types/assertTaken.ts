import { type PortFacts, takesShape, TweedieError } from '@tweedie/core';

/** Throws `bad-shape`, naming `place`, where a prior is known not to take the images that a measurement is of. */
export function assertTaken(
  place: string,
  { measurement, prior }: { measurement?: PortFacts['measurement']; prior?: PortFacts['prior'] },
): void {
  const shape = measurement?.operator?.inputShape;
  if (!shape || !prior?.shape || takesShape(prior.shape, shape)) return;
  const { channels, height, width, multiple } = prior.shape;
  const { name = 'the prior' } = prior;
  const [c, h, w] = shape;
  if (c !== channels) {
    throw new TweedieError('bad-shape', `${place}: ${name} is for ${kindOf(channels)}, got ${kindOf(c)}`, {
      remedy:
        channels === 1
          ? 'Turn the image grey, or choose a prior for colour.'
          : 'Choose a prior for such pictures.',
    });
  }
  const sides =
    height === null ? `with sides that are multiples of ${multiple}` : `of ${width}×${height} pixels`;
  throw new TweedieError('bad-shape', `${place}: ${name} takes pictures ${sides}, got ${w}×${h}`, {
    remedy: 'Resize or crop the image, or choose a prior for any size.',
  });
}

function kindOf(channels: number | undefined): string {
  if (channels === 3) return 'pictures in colour';
  return channels === 1 ? 'grey pictures' : `pictures of ${channels} channels`;
}
