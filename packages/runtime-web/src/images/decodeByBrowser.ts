import { type Image, TweedieError } from '@tweedie/core';

/**
 * The codes of a bitmap. A canvas multiplies colours by alpha and rounds, so alpha takes the way through a texture,
 * which does not. Closes the bitmap. Throws `bad-image` where the browser has no room for it.
 */
export function decodeByBrowser(
  bitmap: ImageBitmap,
  { alpha, name }: { readonly alpha: boolean; readonly name: string },
): Image {
  const { width, height } = bitmap;
  try {
    const data = alpha ? throughTexture(bitmap) : throughCanvas(bitmap);
    if (data) return { width, height, data };
  } finally {
    bitmap.close();
  }
  throw new TweedieError('bad-image', `${name}: ${width}×${height} pixels are too many for this browser`, {
    remedy: 'Make it smaller, or save it as PNG.',
  });
}

function throughCanvas(bitmap: ImageBitmap): Uint8ClampedArray | undefined {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  return context?.getImageData(0, 0, width, height).data;
}

function throughTexture(bitmap: ImageBitmap): Uint8ClampedArray | undefined {
  const { width, height } = bitmap;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl || Math.max(width, height) > (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number)) return undefined;
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(
    gl.FRAMEBUFFER,
    gl.COLOR_ATTACHMENT0,
    gl.TEXTURE_2D,
    gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture,
    0,
  );
  const data = new Uint8ClampedArray(4 * width * height);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(data.buffer));
  const failed = gl.getError() !== gl.NO_ERROR;
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return failed ? undefined : data;
}
