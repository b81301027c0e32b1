/** Bytes, compressed as a server would send them. */
export interface Loaded {
  readonly js: number;
  readonly css: number;
  readonly wasm: number;
  readonly model: number;
}

/** What a page loads, by the paths that it asked for. Pictures and HTML are the page's own, and not counted. */
export function whatLoads(folder: string, paths: readonly string[]): Promise<Loaded>;

export function total(loaded: Loaded): number;
