import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { TweedieError } from '@tweedie/core';

/** Where a model is on the net. */
export interface ModelSource {
  readonly url: string;
  /** Of its bytes, in hexadecimal. Without it, what the address gave first stays until it is removed. */
  readonly sha256?: string | undefined;
  /** How many bytes it has. */
  readonly bytes?: number | undefined;
  /** What lists and messages call it. @default the end of its address */
  readonly name?: string | undefined;
}

/** A model in the store, or the beginning of one. */
export interface StoredModel {
  /** Its SHA-256, or where that was not known before, that of its address. */
  readonly key: string;
  readonly name: string;
  /** How many are here. */
  readonly bytes: number;
  /** Whether all of it is here, and has been checked. */
  readonly complete: boolean;
  /** In milliseconds since 1970. */
  readonly lastUsed: number;
}

/** What the store notes beside the bytes of a model. */
export interface ModelRecord {
  readonly key: string;
  readonly name: string;
  readonly lastUsed: number;
  /** Of all of its bytes, once they are here. */
  readonly sha256?: string | undefined;
  /** What the server calls this version of the file: an ETag, or else a date. */
  readonly version?: string | undefined;
}

/** Throws `bad-parameter` for a SHA-256 that is none. */
export function keyOf({ url, sha256: known }: ModelSource): string {
  if (known === undefined) return bytesToHex(sha256(utf8ToBytes(new URL(url, location.href).href)));
  if (/^[0-9a-f]{64}$/.test(known)) return known;
  throw new TweedieError('bad-parameter', `${url}: sha256 must have 64 digits from 0 to f, got "${known}"`);
}

export function nameOf({ name, url }: ModelSource): string {
  if (name !== undefined) return name;
  const { pathname, host } = new URL(url, location.href);
  return pathname.split('/').filter(Boolean).slice(-2).join('/') || host;
}
