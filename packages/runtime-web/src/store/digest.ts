import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The SHA-256 of bytes in hexadecimal: by the browser, beside this thread, where it offers that. */
export async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!('subtle' in crypto)) return bytesToHex(sha256(bytes)); // a page without HTTPS
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** The SHA-256 of a file, without holding all of it. */
export async function digestOfFile(file: Blob): Promise<string> {
  const hash = sha256.create();
  for await (const chunk of file.stream()) {
    hash.update(chunk);
  }
  return bytesToHex(hash.digest());
}
