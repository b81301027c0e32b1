import type { Prior } from '@tweedie/core';

/** A network as a denoiser, with its derivative where the runtime has one. */
export type Adapted = Pick<Prior, 'denoise' | 'vjp'>;
