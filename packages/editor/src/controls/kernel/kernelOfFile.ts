import { type Drawn, kernelOfLight } from './editKernel.ts';

/** The most that a picture of a kernel may measure, in px; larger ones are made smaller. */
const most = 31;

/** The weights that the light of a picture file is; `undefined` where it is black. Rejects for what is no picture. */
export async function kernelOfFile(file: Blob): Promise<Drawn | undefined> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.fillRect(0, 0, width, height); // what is transparent weighs nothing
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const light = Float64Array.from(
    { length: width * height },
    (_, i) => (data[4 * i]! + data[4 * i + 1]! + data[4 * i + 2]!) / 3,
  );
  return kernelOfLight(light, { width, height });
}
