import { drawKernel, type Kernel } from '@tweedie/workflow';
import { type JSX, useEffect, useRef } from 'react';
import { strings } from '../../strings/painter.ts';
import css from './Kernel.module.css';

/** A kernel as a picture, as the node gives it. Weights are shown by their square root: faint ones can be seen. */
export function KernelPicture({ kernel }: { readonly kernel: Kernel }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { shape, data } = drawKernel(kernel);
  const side = shape[3]!;
  useEffect(() => {
    const image = new ImageData(side, side);
    for (const [i, value] of data.entries()) {
      const grey = 255 * Math.sqrt((value + 1) / 2);
      image.data.set([grey, grey, grey, 255], 4 * i);
    }
    canvas.current!.getContext('2d')!.putImageData(image, 0, 0);
  });
  return (
    <canvas
      ref={canvas}
      width={side}
      height={side}
      role="img"
      aria-label={strings.kernelPicture(side - 2)}
      className={css.pixels}
    />
  );
}
