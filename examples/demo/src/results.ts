import type { Tensor } from '@tweedie/core';
import { clamp } from '@tweedie/core';
import { psnr, ssim } from '@tweedie/metrics';
import type { Column } from 'tweedie';

/** One line of the table. */
export interface Row {
  readonly task: string;
  readonly picture: string;
  readonly solver: string;
  /** In dB. */
  readonly psnr: number;
  readonly ssim: number;
  /** The PSNR of what one would do without a prior. */
  readonly trivial: { readonly name: string; readonly psnr: number };
  readonly evaluations: number;
  readonly seconds: number;
}

export const columns: readonly Column<Row>[] = [
  { title: 'task', cell: ({ task }) => task },
  { title: 'picture', cell: ({ picture }) => picture },
  { title: 'solver', cell: ({ solver }) => solver },
  { title: 'PSNR', cell: ({ psnr }) => psnr.toFixed(2), align: 'right' },
  { title: 'SSIM', cell: ({ ssim }) => ssim.toFixed(3), align: 'right' },
  {
    title: 'without a prior',
    cell: ({ trivial }) => `${trivial.psnr.toFixed(2)} (${trivial.name})`,
    align: 'right',
  },
  { title: 'gain', cell: ({ psnr, trivial }) => signed(psnr - trivial.psnr), align: 'right' },
  { title: 'evaluations', cell: ({ evaluations }) => String(evaluations), align: 'right' },
  { title: 'seconds', cell: ({ seconds }) => seconds.toFixed(1), align: 'right' },
];

/** PSNR and SSIM of a picture as it will be seen: clipped to [-1, 1]. */
export function judge(estimate: Tensor, truth: Tensor): { readonly psnr: number; readonly ssim: number } {
  const seen = clamp(estimate);
  return { psnr: psnr(seen, truth)[0]!, ssim: ssim(seen, truth)[0]! };
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
