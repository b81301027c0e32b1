import type { PortFacts, SizeFacts } from '@tweedie/core';
import type { OutputFacts } from '@tweedie/workflow';

/** What is known of an output in a few signs: "256×256 RGB", "4 × 64×64 grey", "× 5". Empty where nothing is. */
export function factText({ kind, facts, list }: OutputFacts): string {
  const words = Object.hasOwn(texts, kind) ? (texts[kind] as (facts: object) => string)(facts) : '';
  const count = list?.length === undefined ? '' : `${list.length} × `;
  return count + words;
}

const texts: { readonly [K in keyof PortFacts]?: (facts: PortFacts[K]) => string } = {
  image: sizeText,
  mask: ({ height, width }) => sizeText({ ...(height && { height }), ...(width && { width }) }),
  samples: ({ count, ...size }) => (count === undefined || count === 1 ? '' : `${count} × `) + sizeText(size),
  measurement: ({ operator }) => shapeText(operator?.outputShape),
  prior: ({ shape }) => (shape ? sizeText({ channels: shape.channels, ...fixed(shape) }) : ''),
  number: ({ value }) => (value === undefined ? '' : String(Number(value.toPrecision(4)))),
  text: ({ value }) => value ?? '',
};

function sizeText({ channels, height, width }: SizeFacts): string {
  const colours = channels === 1 ? 'grey' : channels === 3 ? 'RGB' : '';
  const size = width === undefined || height === undefined ? '' : `${width}×${height}`;
  return [size, colours].filter(Boolean).join(' ');
}

function shapeText(shape: readonly number[] | undefined): string {
  if (shape?.length !== 3) return shape ? shape.join('×') : '';
  const [channels, height, width] = shape as [number, number, number];
  return sizeText({ channels, height, width });
}

/** A prior may take pictures of more than one size. */
function fixed({ height, width }: { readonly height: unknown; readonly width: unknown }): SizeFacts {
  return typeof height === 'number' && typeof width === 'number' ? { height, width } : {};
}
