/** @file The few things that may happen to a value on its way along an edge. Each is shown on the edge. */
import {
  type ImageTensor,
  luma,
  type Measurement,
  type PortFacts,
  type PortKind,
  type PortValues,
  sample,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { maskOf } from '../masks/maskOf.ts';
import { sizeOf, sizeOfSample } from './sizeOf.ts';

interface Coercion<From extends PortKind, To extends PortKind> {
  readonly from: From;
  readonly to: To;
  /** What it does, in a word or two. */
  readonly title: string;
  value(value: PortValues[From]): PortValues[To];
  /** Throws a `TweedieError` where the value is known not to be fit for it. */
  facts(facts: PortFacts[From]): PortFacts[To];
}

function coercion<From extends PortKind, To extends PortKind>(spec: Coercion<From, To>): Coercion<From, To> {
  return spec;
}

const table = {
  'image-mask': coercion({
    from: 'image',
    to: 'mask',
    title: 'light is missing',
    value: ({ tensor }) => maskOf(luma(tensor)),
    facts: (size) => ({ ...size, channels: 1 }),
  }),
  'mask-image': coercion({
    from: 'mask',
    to: 'image',
    title: 'as a picture',
    value: asImage,
    facts: (size) => ({ ...size, channels: 1 }),
  }),
  'samples-image': coercion({
    from: 'samples',
    to: 'image',
    title: 'the first',
    value: (samples) => asImage(sample(samples, 0)),
    facts: sizeOfSample,
  }),
  'image-samples': coercion({
    from: 'image',
    to: 'samples',
    title: 'one sample',
    value: ({ tensor }) => tensor,
    facts: (size) => ({ ...size, count: 1 }),
  }),
  'measurement-image': coercion({
    from: 'measurement',
    to: 'image',
    title: 'what was measured',
    value: ({ y, operator }: Measurement) => {
      assertPicture(operator.name, operator.outputShape);
      return asImage(y);
    },
    facts: ({ operator }) => {
      if (operator) assertPicture(operator.name, operator.outputShape);
      return sizeOf(operator?.outputShape);
    },
  }),
  'number-text': coercion({
    from: 'number',
    to: 'text',
    title: 'as text',
    value: String,
    facts: ({ value }) => (value === undefined ? {} : { value: String(value) }),
  }),
} as const;

/** `from-to` */
export type CoercionName = keyof typeof table;

const coercions = table as unknown as Readonly<Record<CoercionName, Coercion<PortKind, PortKind>>>;

/** What brings a value of one kind to another; `undefined` where nothing does. */
export function coercionBetween(from: PortKind, to: PortKind): CoercionName | undefined {
  const name = `${from}-${to}`;
  return Object.hasOwn(coercions, name) ? (name as CoercionName) : undefined;
}

/** What a coercion does, in a word or two. */
export function titleOfCoercion(name: CoercionName): string {
  return coercions[name].title;
}

/** A value as the input at the end of its edge takes it. */
export function coerce(name: CoercionName, value: PortValues[PortKind]): PortValues[PortKind] {
  return coercions[name].value(value);
}

/** What is known of a value once it is coerced. Throws a `TweedieError` where it cannot be. */
export function coerceFacts(name: CoercionName, facts: PortFacts[PortKind]): PortFacts[PortKind] {
  return coercions[name].facts(facts);
}

function asImage(tensor: Tensor): ImageTensor {
  return { tensor, alpha: undefined };
}

function assertPicture(operator: string, shape: readonly number[]): void {
  if (shape.length === 3 && (shape[0] === 1 || shape[0] === 3)) return;
  throw new TweedieError(
    'bad-shape',
    `The measurement of ${operator} is no picture: its shape is [${shape}]`,
    {
      remedy: 'Restore it first, and look at the result.',
    },
  );
}
