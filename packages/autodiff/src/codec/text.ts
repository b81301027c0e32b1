/** @file Text as bytes. Every host has these two, whatever library of types it brings. */

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new () => { decode(bytes?: Uint8Array): string };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Text as UTF-8. */
export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}

/** UTF-8 as text. */
export function decodeText(bytes: Uint8Array | undefined): string {
  return decoder.decode(bytes);
}
