import { extname } from 'node:path';
import type { Sharp } from 'sharp';

interface Format {
  readonly endings: readonly string[];
  /** What a file begins with, byte by byte; `undefined` stands for any byte. */
  readonly signatures: readonly (readonly (number | undefined)[])[];
  /** Whether it keeps 16 bits per channel. */
  readonly deep: boolean;
  readonly alpha: boolean;
  /** Encodes without loss, or with next to none where the format has no other way. */
  encode(picture: Sharp): Sharp;
}

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const formats: readonly Format[] = [
  {
    endings: ['.png'],
    signatures: [[0x89, ...ascii('PNG')]],
    deep: true,
    alpha: true,
    encode: (picture) => picture.png(),
  },
  {
    endings: ['.jpg', '.jpeg'],
    signatures: [[0xff, 0xd8, 0xff]],
    deep: false,
    alpha: false,
    encode: (picture) => picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }),
  },
  {
    endings: ['.webp'],
    signatures: [[...ascii('RIFF'), undefined, undefined, undefined, undefined, ...ascii('WEBP')]],
    deep: false,
    alpha: true,
    encode: (picture) => picture.webp({ lossless: true, exact: true }),
  },
  {
    endings: ['.tif', '.tiff'],
    signatures: [
      [...ascii('II'), 42, 0],
      [...ascii('MM'), 0, 42],
    ],
    deep: true,
    alpha: true,
    encode: (picture) => picture.tiff({ compression: 'deflate' }),
  },
];

/** What files may end in, for messages. */
export const endings = formats.map(({ endings: [first] }) => first).join(', ');

/** The format that a file's name asks for. */
export function formatOfName(path: string): Format | undefined {
  const ending = extname(path).toLowerCase();
  return formats.find((format) => format.endings.includes(ending));
}

/** Whether a file begins as a picture of a known format does. */
export function looksLikePicture(bytes: Uint8Array): boolean {
  const begins = (signature: Format['signatures'][number]): boolean =>
    signature.every((byte, i) => byte === undefined || byte === bytes[i]);
  return formats.some(({ signatures }) => signatures.some(begins));
}
