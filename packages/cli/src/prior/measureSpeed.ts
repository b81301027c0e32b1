import { createRandom, type Prior, TweedieError } from '@tweedie/core';

export interface Speed {
  /** "256×256" */
  readonly size: string;
  /** The median, for one image. */
  readonly milliseconds: number;
  /** Of the denoised image and one pullback together; nothing where there is no derivative. */
  readonly withDerivative: number | undefined;
  /** The most memory that the whole process had so far, in bytes. */
  readonly peakMemory: number;
}

const runs = 3;

/** How long a prior takes for one image: of its size, or of 256×256 where it takes any. */
export async function measureSpeed(prior: Prior): Promise<Speed> {
  const { channels, height, width } = prior.shape;
  const [h, w] = [height ?? 256, width ?? 256];
  const x = createRandom(0).normal([1, channels, h, w]);
  const sigma = Math.min(prior.sigma.max, Math.max(prior.sigma.min, 0.5));
  const milliseconds = await median(() => prior.denoise(x, sigma));
  const { vjp } = prior;
  const withDerivative =
    vjp &&
    (await median(async () => {
      const [, pullback] = await vjp(x, sigma);
      await pullback(x);
    }).catch((error: unknown) => {
      if (error instanceof TweedieError) return undefined;
      throw error;
    }));
  const peakMemory = process.resourceUsage().maxRSS * 1024;
  return { size: `${w}×${h}`, milliseconds, withDerivative, peakMemory };
}

async function median(work: () => Promise<unknown>): Promise<number> {
  await work(); // the first run makes room
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[runs >> 1]!;
}
