import { z } from 'zod';

const text = z.string().min(1);

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

/** An ONNX file beside the card, pinned, with the files beside it that hold its weights. */
export const networkFile = {
  file: z.string().regex(/^[^/\\]+$/, 'must name a file beside the card'),
  sha256,
  bytes: z.int().positive(),
  /** Left out: there are none, or they are not pinned. */
  weights: z.array(z.object({ file: text, sha256, bytes: z.int().nonnegative() })).optional(),
};

/** A file and what is known of it. */
export interface PinnedFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A network of a card: its ONNX file, and the files with its weights. */
export interface NetworkFile extends PinnedFile {
  readonly weights?: readonly PinnedFile[] | undefined;
}
