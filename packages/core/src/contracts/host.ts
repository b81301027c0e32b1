import type { AbortSignalLike } from '../abort.ts';
import type { Depth, Image } from '../image/image.ts';
import type { Prior, PriorShape } from './prior.ts';

/** A picture's facts without its pixels. */
export interface ImageFacts {
  readonly width: number;
  readonly height: number;
  /** Changes whenever the file does: a hash of its bytes. */
  readonly key: string;
}

/** A prior's facts without its weights in memory. */
export interface PriorInfo {
  readonly name: string;
  /** The pictures that are restored with it. */
  readonly shape: PriorShape;
  readonly vjp: boolean;
  /** Whether it denoises latents. @default false */
  readonly latent?: boolean;
  /** How large its weights are, as they are stored. */
  readonly bytes?: number;
  /** The hash of its weights. */
  readonly key: string;
}

/**
 * All that a workflow asks of the machine that it runs on. A name of a file is relative to the place of the workflow;
 * the host decides what it lets a workflow see. Every method throws a `TweedieError` that names what was asked for.
 */
export interface Host {
  describeImage(file: string): Promise<ImageFacts>;
  readImage(file: string): Promise<Image>;
  /** The pictures in a folder in the order of their names, as names that `readImage` takes. */
  listImages(folder: string): Promise<readonly string[]>;
  /** Stores a picture among the results of the run, and returns where. */
  saveImage(name: string, image: Image, options?: { readonly depth?: Depth }): Promise<string>;
  /** Stores text, such as a table or a drawing, among the results of the run, and returns where. */
  saveText(name: string, text: string): Promise<string>;
  /** The prior of a plugin, as `plugin/name`, or of a card's path. */
  describePrior(which: string): Promise<PriorInfo>;
  /** Opens a prior, or gives it again where it is open. The host frees it. */
  openPrior(which: string, options?: { readonly signal?: AbortSignalLike }): Promise<Prior>;
}
