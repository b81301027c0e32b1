/** What networks run on: the graphics card, or the processor. */
export type Backend = 'webgpu' | 'wasm';

/** What kind of thing a notice tells of, for programs. */
export type NoticeCode = 'one-thread' | 'no-webgpu' | 'software-webgpu' | 'webgpu-wrong' | 'webgpu-failed';

/** Something that a user may want to know, though all goes on. */
export interface Notice {
  readonly code: NoticeCode;
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly remedy?: string;
}

export interface WebRuntimeOptions {
  /**
   * What networks run on. `'auto'` takes WebGPU where there is a graphics card that works out a small network as WASM
   * does. What fails on WebGPU is repeated on WASM, with a notice, under `'webgpu'` too. @default 'auto'
   */
  readonly backend?: 'auto' | Backend;
  /** Threads of WASM. @default up to 4 where the page is cross-origin isolated, else 1 */
  readonly threads?: number;
  /** The address of a folder with the files of ONNX Runtime. @default where the bundler put them */
  readonly wasmPaths?: string;
  /** Hears what a user may want to know. */
  readonly onNotice?: (notice: Notice) => void;
}
