/** In UTF-16 units. File systems take 255 bytes, of which a number and an ending have their share. */
const longest = 60;

/** A name that every file system takes when the page lets the user save it: what is no letter, digit, space, dot, _ or - becomes -. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  const letters = Array.from(plain.slice(0, plain.length - ending.length)).slice(0, longest);
  const stem = letters.join('').trimEnd();
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem); // on Windows
  return `${reserved ? '_' : ''}${stem || 'result'}${ending}`;
}
