import { type Tensor, toImage } from '@tweedie/core';
import { drawPhantom } from '@tweedie/workflow';
import { type JSX, useEffect, useMemo, useRef } from 'react';
import type { CanvasFiles } from '../../canvas/canvasContext.ts';
import { Thumbnail } from '../../run/components/Thumbnail.tsx';
import { strings } from '../../strings/painter.ts';
import type { PictureUnder } from './pictureUnder.ts';

export interface UnderlayProps {
  readonly picture: NonNullable<PictureUnder['picture']>;
  readonly Picture: CanvasFiles['Picture'];
}

/** The picture itself, stretched to its place. */
export function Underlay({ picture, Picture }: UnderlayProps): JSX.Element | null {
  if (picture.kind === 'phantom') return <PhantomPicture {...picture} />;
  if (picture.kind === 'pixels') return <MadePicture pixels={picture.pixels} />;
  return Picture ? <Picture file={picture.file} node={picture.node} /> : null;
}

function MadePicture({ pixels }: { readonly pixels: Tensor }): JSX.Element {
  const picture = useMemo(() => ({ id: 'made', title: '', pixels }), [pixels]);
  return <Thumbnail picture={picture} label={strings.made} />;
}

type Phantom = Extract<PictureUnder['picture'], { readonly kind: 'phantom' }>;

function PhantomPicture({ phantom, size }: Phantom): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = size;
  useEffect(() => {
    const { data } = toImage(drawPhantom(phantom, { width, height }));
    const image = new ImageData(new Uint8ClampedArray(data), width, height);
    canvas.current?.getContext('2d')?.putImageData(image, 0, 0);
  }, [phantom, width, height]);
  return <canvas ref={canvas} width={width} height={height} aria-hidden />;
}
