import { type Tensor, zeros } from '@tweedie/core';

/** The mean and the standard deviation over the samples `[N, …]`, pixel by pixel: each `[1, …]`. */
export function moments(samples: Tensor): { readonly mean: Tensor; readonly deviation: Tensor } {
  const [count = 1, ...rest] = samples.shape;
  const [mean, deviation] = [zeros([1, ...rest]), zeros([1, ...rest])];
  const stride = mean.data.length;
  for (let i = 0; i < stride; i++) {
    let [average, squares] = [0, 0]; // Welford (1962): no cancellation
    for (let n = 0; n < count; n++) {
      const step = samples.data[n * stride + i]! - average;
      average += step / (n + 1);
      squares += step * (samples.data[n * stride + i]! - average);
    }
    mean.data[i] = average;
    deviation.data[i] = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
  }
  return { mean, deviation };
}
