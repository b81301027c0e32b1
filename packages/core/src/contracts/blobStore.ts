/** Bytes under names, on a disk or wherever a host keeps them. It may lose any of them at any time. */
export interface BlobStore {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}
