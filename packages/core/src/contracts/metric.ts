import type { Measurement } from './measurement.ts';
import type { PerSample, Tensor } from '../tensor/tensor.ts';

/** What a metric may look at beside the estimate. */
export interface MetricContext {
  /** The truth, where it is known. */
  readonly reference?: Tensor;
  readonly measurement?: Measurement;
}

/** Judges an estimate `[N, C, H, W]` in [-1, 1]: one number for each sample. */
export interface Metric {
  readonly name: string;
  readonly title: string;
  /** The unit, such as "dB"; empty for a plain number. */
  readonly unit: string;
  readonly better: 'higher' | 'lower' | 'closer-to-1';
  readonly needs: 'reference' | 'measurement';
  evaluate(estimate: Tensor, context: MetricContext): Promise<PerSample>;
}
