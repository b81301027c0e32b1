/** Bytes under names, wherever the browser keeps them. */
export interface Shelf {
  readonly kind: 'opfs' | 'cache' | 'memory';
  /** Tells apart what an origin keeps. */
  readonly name: string;
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Writes all of it, over what was there. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Does nothing where there is none. */
  remove(name: string): Promise<void>;
  /** The names of all that there is, with their sizes in bytes. */
  sizes(): Promise<ReadonlyMap<string, number>>;
}
