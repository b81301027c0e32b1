import { sha512 } from '@noble/hashes/sha2.js';
import { base64 } from './base64.ts';
import type { PackageFiles } from '../webPlugin.ts';

/** The SHA-512 of bytes, as npm writes it: `sha512-…` in base64. */
export async function integrityOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return `sha512-${base64(await digestOf(bytes))}`;
}

/** The SHA-512 of the names and the hashes of all files, which is what Node's side has for the same folder. */
export async function integrityOfFiles(files: PackageFiles): Promise<string> {
  const hash = sha512.create();
  const text = new TextEncoder();
  for (const path of [...files.keys()].sort()) {
    hash.update(text.encode(`${path}\0`)).update(await digestOf(files.get(path)!));
  }
  return `sha512-${base64(hash.digest())}`;
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (!('subtle' in crypto)) return sha512(bytes); // a page without HTTPS
  return new Uint8Array(await crypto.subtle.digest('SHA-512', bytes));
}
