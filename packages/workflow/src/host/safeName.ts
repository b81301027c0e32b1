import { utf8ToBytes } from '@noble/hashes/utils.js';

/** In bytes. File systems take 255, of which a number and an ending have their share. */
const longest = 200;

/** A name that every file system takes, in no other folder: what is no letter, digit, space, dot, _ or - becomes -. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  const stem = cut(plain.slice(0, plain.length - ending.length)).replace(/\s+$/, '');
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem); // on Windows
  return `${reserved ? '_' : ''}${stem || 'result'}${ending}`;
}

function cut(text: string): string {
  let [kept, bytes] = ['', 0];
  for (const letter of text) {
    bytes += utf8ToBytes(letter).length;
    if (bytes > longest) break;
    kept += letter;
  }
  return kept;
}
