import type { ServerClient } from './createServerClient.ts';

/** Gives pictures to a server, each content once, and gives their ids there. */
export interface Uploader {
  upload(picture: Blob): Promise<string>;
  /** The server may have forgotten what it was given. */
  forget(): void;
}

export function createUploader(client: ServerClient): Uploader {
  let byBlob = new WeakMap<Blob, Promise<string>>();
  let byContent = new Map<string, Promise<string>>();

  async function uploadOnce(picture: Blob): Promise<string> {
    const content = await contentOf(picture);
    const known = content === undefined ? undefined : byContent.get(content);
    if (known) return known;
    const uploading = client.upload(picture);
    if (content !== undefined) {
      byContent.set(content, uploading);
      uploading.catch(() => byContent.delete(content)); // the next one tries again
    }
    return uploading;
  }
  return {
    upload(picture) {
      let id = byBlob.get(picture);
      if (!id) {
        id = uploadOnce(picture);
        byBlob.set(picture, id);
        id.catch(() => byBlob.delete(picture));
      }
      return id;
    },
    forget() {
      byBlob = new WeakMap();
      byContent = new Map();
    },
  };
}

/** The SHA-256 of its bytes; `undefined` where the page may not work that out, as it came over a line without TLS. */
async function contentOf(picture: Blob): Promise<string | undefined> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle) return undefined;
  const hash = new Uint8Array(await subtle.digest('SHA-256', await picture.arrayBuffer()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
