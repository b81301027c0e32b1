/** Throws for a JPEG without its end, or a WebP that is shorter than it says: browsers show what there is. */
export function assertWhole(bytes: Uint8Array, kind: 'jpeg' | 'webp'): void {
  const whole = kind === 'jpeg' ? hasEnd(bytes) : lengthOfWebp(bytes) <= bytes.length;
  if (!whole) throw new Error('the file is cut short');
}

function lengthOfWebp(bytes: Uint8Array): number {
  return 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
}

/** Whether an end of image (FF D9) follows the beginning of a scan (FF DA). In a scan, FF is followed by 00 or D0 to D7. */
function hasEnd(bytes: Uint8Array): boolean {
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++; // filling
      continue;
    }
    if (marker === 0xda) return endAfter(bytes, at);
    at += 2 + 256 * bytes[at + 2]! + bytes[at + 3]!;
  }
  return false;
}

function endAfter(bytes: Uint8Array, start: number): boolean {
  for (let at = bytes.indexOf(0xff, start + 2); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return true;
  }
  return false;
}
