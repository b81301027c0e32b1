const known = new WeakMap<Blob, Promise<string>>();
const found = new WeakMap<Blob, string>();

/** The SHA-256 of what a picture holds, in hexadecimal. Asked again, it is at hand. */
export function hashOf(blob: Blob): Promise<string> {
  let hash = known.get(blob);
  if (!hash) known.set(blob, (hash = digest(blob)));
  return hash;
}

/** The same where it is at hand; else another key that no other picture has, for a page with no time left. */
export function keyNow(blob: Blob): string {
  return found.get(blob) ?? crypto.randomUUID();
}

async function digest(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  const hash = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  found.set(blob, hash);
  return hash;
}
