const known = new WeakMap<Blob, Promise<string>>();

/** The SHA-256 of what a picture holds, in hexadecimal. Asked again, it is at hand. */
export function hashOf(blob: Blob): Promise<string> {
  let hash = known.get(blob);
  if (!hash) known.set(blob, (hash = digest(blob)));
  return hash;
}

async function digest(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
