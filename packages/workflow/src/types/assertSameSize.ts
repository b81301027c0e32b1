import { type SizeFacts, TweedieError } from '@tweedie/core';

/** Throws `bad-shape`, naming `place`, where two pictures are known to differ in a length. Names are those of ports. */
export function assertSameSize(
  place: string,
  pictures: Readonly<Record<string, SizeFacts | undefined>>,
): void {
  const [[firstName, first = {}], ...others] = Object.entries(pictures) as [
    [string, SizeFacts | undefined],
    ...[string, SizeFacts | undefined][],
  ];
  for (const [name, other = {}] of others) {
    const differs = (['channels', 'height', 'width'] as const).some(
      (length) =>
        first[length] !== undefined && other[length] !== undefined && first[length] !== other[length],
    );
    if (!differs) continue;
    throw new TweedieError(
      'bad-shape',
      `${place}: the ${firstName} and the ${name} must be of one size, got ${describe(first)} and ${describe(other)}`,
      { remedy: 'Resize or crop one of them, or turn it grey.' },
    );
  }
}

function describe({ channels, height, width }: SizeFacts): string {
  return `${width ?? '?'}×${height ?? '?'}${channels === undefined ? '' : ` of ${channels} channel${channels === 1 ? '' : 's'}`}`;
}
