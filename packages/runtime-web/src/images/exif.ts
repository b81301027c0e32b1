/** The block of EXIF in a PNG. */
export function exifOfPng(bytes: Uint8Array): Uint8Array | undefined {
  return chunkOf(bytes, 'eXIf', { start: 8, littleEndian: false });
}

/** The block of EXIF in a WebP, with or without the six bytes that it has in a JPEG. */
export function exifOfWebp(bytes: Uint8Array): Uint8Array | undefined {
  const exif = chunkOf(bytes, 'EXIF', { start: 12, littleEndian: true });
  return exif && textOf(exif.subarray(0, 4)) === 'Exif' ? exif.subarray(6) : exif;
}

interface Layout {
  readonly start: number;
  /** As in RIFF: the type comes before the length, data has no checksum, and is padded to an even length. */
  readonly littleEndian: boolean;
}

/** The data of the first chunk of a type. */
function chunkOf(bytes: Uint8Array, type: string, { start, littleEndian }: Layout): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = start; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + (littleEndian ? 4 : 0), littleEndian);
    const found = at + (littleEndian ? 0 : 4);
    if (textOf(bytes.subarray(found, found + 4)) === type) return bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length + (littleEndian ? length % 2 : 4);
  }
  return undefined;
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
