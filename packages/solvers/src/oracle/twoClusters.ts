/** @file Two clusters of points in the plane, seen along one direction: small enough to integrate over. */
import type { DecomposedOperator, GaussianNoise, Measurement, Tensor } from '@tweedie/core';
import { type AnalyticPrior, mixturePrior } from '@tweedie/priors';
import { denseOperator } from '@tweedie/testing';
import { gaussianNoise } from './setting.ts';

const point = (...values: readonly [number, number]): Tensor => ({
  shape: [1, 1, 2],
  data: Float32Array.from(values),
});

export const twoClusters: AnalyticPrior = mixturePrior({
  shape: [1, 1, 2],
  components: [
    { weight: 1, mean: point(-1, 0.5), variance: 0.3 },
    { weight: 2, mean: point(0.8, -0.4), variance: 0.1 },
  ],
});

export const measured: Measurement<DecomposedOperator, GaussianNoise> = {
  y: { shape: [1, 1, 1, 1], data: Float32Array.of(0.35) },
  operator: denseOperator({ matrix: [[0.9, -0.4]] }),
  noise: gaussianNoise(0.3),
};
