import type { RunEvent } from '@tweedie/workflow';

type Tensor = Extract<RunEvent, { type: 'node.preview' }>['estimate'];

/** Draws a picture from a file, and gives its size to the canvas. */
export async function drawFile(canvas: HTMLCanvasElement, file: Blob): Promise<void> {
  const picture = await createImageBitmap(file);
  [canvas.width, canvas.height] = [picture.width, picture.height];
  canvas.getContext('2d')!.drawImage(picture, 0, 0);
}

/** Draws the first image of `[N, 3, H, W]`, of which -1 is black and 1 white. */
export function drawEstimate(canvas: HTMLCanvasElement, { shape, data }: Tensor): void {
  const [, , height = 0, width = 0] = shape;
  const pixels = width * height;
  const codes = new Uint8ClampedArray(4 * pixels).fill(255);
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < 3; c++) codes[4 * i + c] = 127.5 * (data[c * pixels + i]! + 1);
  }
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')!.putImageData(new ImageData(codes, width, height), 0, 0);
}
