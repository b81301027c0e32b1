/** @file What flows along the edges of a workflow, and what is known of it before anything has run. */
import type { ImageTensor } from '../image/toTensor.ts';
import type { Shape, Tensor } from '../tensor/tensor.ts';
import type { Measurement, Noise } from './measurement.ts';
import type { Operator } from './operator.ts';
import type { Prior, PriorShape } from './prior.ts';

/** An operator for images of whatever shape: its factory, with the parameters given. */
export interface OperatorRecipe {
  readonly name: string;
  create(inputShape: Shape): Operator;
  /** The shape of x given that of a measured y. */
  inputShapeOf(outputShape: Shape): Shape;
}

/** Rows of numbers and words under named columns. */
export interface Table {
  readonly columns: readonly { readonly name: string; readonly unit?: string }[];
  readonly rows: readonly (readonly (number | string)[])[];
}

/** Curves over one axis. */
export interface Chart {
  readonly title: string;
  readonly x: { readonly title: string; readonly values: readonly number[] };
  readonly series: readonly {
    readonly title: string;
    readonly unit?: string;
    /** A line through the values, or a dot for each. @default 'line' */
    readonly look?: 'line' | 'points';
    readonly values: readonly number[];
  }[];
}

/** What a port of each kind holds while a workflow runs. Values are never changed once they are there. */
export interface PortValues {
  /** A picture in model units, `[1, 1 or 3, H, W]`, with its alpha; a complex one is `[1, 2, H, W]`, (re, im). */
  image: ImageTensor;
  /** `[1, 1, H, W]`: 1 where something is missing, −1 elsewhere. */
  mask: Tensor;
  operator: OperatorRecipe;
  noise: Noise;
  measurement: Measurement;
  prior: Prior;
  /** Several answers to one question, `[N, C, H, W]`. */
  samples: Tensor;
  number: number;
  text: string;
  table: Table;
  chart: Chart;
}

export type PortKind = keyof PortValues;

/** The lengths of images, as far as they are known. */
export interface SizeFacts {
  readonly channels?: number;
  readonly height?: number;
  readonly width?: number;
}

/** What an operator can do for images of one shape. */
export interface OperatorFacts {
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly linear: boolean;
  readonly svd: boolean;
  /** Where there is no SVD, a choice of a parameter with which there would be one: "boundary circular". */
  readonly svdWith?: string;
}

/** What is known of a value of each kind before a run. Everything may be left out. */
export interface PortFacts {
  image: SizeFacts;
  mask: SizeFacts;
  operator: {
    readonly name?: string;
    /** Throws as the operator does where it does not take such images. */
    at?(inputShape: Shape): OperatorFacts;
    inputShapeOf?(outputShape: Shape): Shape;
    /** An operator like the one that will be, with other pixels where those of a mask or of a PSF are not known. */
    standIn?(inputShape: Shape): Operator;
  };
  noise: { readonly name?: string; readonly gaussian?: boolean };
  measurement: {
    readonly operator?: OperatorFacts & { readonly name: string };
    readonly noise?: { readonly name?: string; readonly gaussian?: boolean };
  };
  prior: {
    readonly name?: string;
    readonly shape?: PriorShape;
    readonly vjp?: boolean;
    /** Whether it denoises latents. */
    readonly latent?: boolean;
    /** How large its weights are, as they are stored. */
    readonly bytes?: number;
  };
  samples: SizeFacts & { readonly count?: number };
  number: { readonly value?: number };
  text: { readonly value?: string };
  table: object;
  chart: object;
}
