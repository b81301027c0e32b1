import { TweedieError } from '@tweedie/core';

/** What a picture that can be read is stored as. */
export type PictureKind = 'png' | 'jpeg' | 'webp';

interface Signature {
  /** What is at which byte. */
  readonly at: number;
  readonly is: readonly string[];
}

const readable: readonly (Signature & { readonly kind: PictureKind })[] = [
  { kind: 'png', at: 0, is: ['\x89PNG\r\n\x1a\n'] },
  { kind: 'jpeg', at: 0, is: ['\xff\xd8\xff'] },
  { kind: 'webp', at: 8, is: ['WEBP'] },
];

const save = 'Save it as PNG, JPEG or WebP.';
const develop = 'Develop it in the program of your camera, and save it as 16-bit PNG.';
const frame = 'Save one of its frames as PNG.';

/** Kinds that people have, and what to do about each. The first that fits counts. */
const refused: readonly (Signature & { readonly what: string; readonly remedy: string })[] = [
  {
    what: 'a HEIC picture',
    at: 4,
    is: ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'].map((brand) => `ftyp${brand}`),
    remedy: 'Save it as JPEG; phones do so by themselves when they are set to the most compatible format.',
  },
  { what: 'an AVIF picture', at: 4, is: ['ftypavif', 'ftypavis'], remedy: save },
  { what: 'a RAW photograph', at: 4, is: ['ftypcrx '], remedy: develop },
  { what: 'a RAW photograph', at: 8, is: ['CR\x02'], remedy: develop },
  {
    what: 'a RAW photograph',
    at: 0,
    is: ['IIRO', 'IIRS', 'MMOR', 'IIU\0', 'FUJIFILM', 'FOVb'],
    remedy: develop,
  },
  {
    what: 'a TIFF picture',
    at: 0,
    is: ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'],
    remedy: 'Save it as PNG, which keeps 16 bits.',
  },
  { what: 'a video', at: 4, is: ['ftyp', 'moov', 'mdat'], remedy: frame },
  { what: 'a video', at: 8, is: ['AVI '], remedy: frame },
  { what: 'a video', at: 0, is: ['\x1a\x45\xdf\xa3', 'OggS', '\0\0\x01\xba', '\0\0\x01\xb3'], remedy: frame },
  { what: 'a GIF picture', at: 0, is: ['GIF8'], remedy: frame },
  { what: 'a BMP picture', at: 0, is: ['BM'], remedy: save },
  { what: 'a JPEG XL picture', at: 0, is: ['\xff\x0a', '\0\0\0\x0cJXL '], remedy: save },
  { what: 'a JPEG 2000 picture', at: 0, is: ['\0\0\0\x0cjP  ', '\xff\x4f\xff\x51'], remedy: save },
  { what: 'a Photoshop document', at: 0, is: ['8BPS'], remedy: save },
  { what: 'a PDF document', at: 0, is: ['%PDF'], remedy: 'Save its page or picture as PNG.' },
  {
    what: 'an archive',
    at: 0,
    is: ['PK\x03\x04', '\x1f\x8b', 'Rar!', '7z\xbc\xaf'],
    remedy: 'Unpack it, and choose a picture in it.',
  },
];

/** RAW photographs of these names are TIFF files to look at. */
const rawNames = /\.(dng|nef|nrw|cr2|arw|sr2|srf|pef|srw|3fr|iiq|kdc|dcr|erf|mos)$/i;

/** What a picture is stored as, by its first bytes. Throws `bad-image` that says what else it is, and what to do. */
export function kindOf(bytes: Uint8Array, name: string): PictureKind {
  const head = Array.from(bytes.subarray(0, 32), (byte) => String.fromCharCode(byte)).join('');
  const fits = ({ at, is }: Signature): boolean => is.some((mark) => head.startsWith(mark, at));
  const found = readable.find(fits);
  if (found) return found.kind;
  const { what, remedy } = refused.find(fits) ?? guess(bytes);
  const isRaw = what === 'a TIFF picture' && rawNames.test(name);
  throw new TweedieError(
    'bad-image',
    `${name} ${isRaw ? 'is a RAW photograph' : `is ${what}`}, and cannot be read here`,
    {
      remedy: isRaw ? develop : remedy,
    },
  );
}

function guess(bytes: Uint8Array): { readonly what: string; readonly remedy: string } {
  const remedy = 'Give a PNG, JPEG or WebP file.';
  if (bytes.length === 0) return { what: 'empty', remedy };
  const isText = bytes.subarray(0, 512).every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
  return isText ? { what: 'text', remedy } : { what: 'of a kind that is not known', remedy };
}
