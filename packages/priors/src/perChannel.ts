import { type EvaluationOptions, type Prior, type Tensor } from '@tweedie/core';

/**
 * A prior for images `[N, count, H, W]` that takes each channel for a grey picture of its own, by a prior for C channels:
 * the real and the imaginary part of complex pictures. A picture goes into all C channels and the mean of the answers comes
 * out. Noise of σ' in each channel is noise of `σ'/√C` in their mean, which is all that a grey picture shows of them, so the
 * prior is asked at `σ' = √C·σ`; its range of σ shrinks by that factor. The name stays.
 */
export function perChannel(prior: Prior, count: number): Prior {
  const { channels } = prior.shape;
  const root = Math.sqrt(channels);
  const { vjp, sigma } = prior;
  return {
    ...prior,
    shape: { ...prior.shape, channels: count },
    sigma: { min: sigma.min / root, max: sigma.max / root },
    async denoise(x, sigma, options) {
      return sum(await prior.denoise(spread(x, channels, 1), root * sigma, options), x, 1 / channels);
    },
    ...(vjp && {
      async vjp(x: Tensor, sigma: number, options?: EvaluationOptions) {
        const [denoised, pullback] = await vjp(spread(x, channels, 1), root * sigma, options);
        return [
          sum(denoised, x, 1 / channels),
          async (v: Tensor, options?: EvaluationOptions) =>
            sum(await pullback(spread(v, channels, 1 / channels), options), v, 1),
        ] as const;
      },
    }),
  };
}

/** Every channel `gain` times in each of `count` channels of a sample of its own: `[N, K, H, W] → [N·K, count, H, W]`. */
function spread({ shape, data }: Tensor, count: number, gain: number): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = shape;
  const pixels = height * width;
  const out = new Float32Array(count * data.length);
  for (let i = 0, o = 0; i < data.length; i += pixels) {
    const plane = data.subarray(i, i + pixels).map((value) => gain * value);
    for (let c = 0; c < count; c++, o += pixels) out.set(plane, o);
  }
  return { shape: [batch * channels, count, height, width], data: out };
}

/** `gain` times the sum over the channels of each sample, as a channel of an image like `x`. */
function sum({ shape, data }: Tensor, x: Tensor, gain: number): Tensor {
  const [, count = 0, height = 0, width = 0] = shape;
  const pixels = height * width;
  const out = new Float32Array(x.data.length);
  for (let i = 0; i < out.length; i++) {
    const from = Math.floor(i / pixels) * count * pixels + (i % pixels);
    let total = 0;
    for (let c = 0; c < count; c++) total += data[from + c * pixels]!;
    out[i] = gain * total;
  }
  return { shape: x.shape, data: out };
}
