import { chooseBackend } from './chooseBackend.ts';
import type { Backend, WebRuntimeOptions } from './options.ts';
import { defaultThreads, prepare } from './prepare.ts';

/** What networks run on in a thread. */
export interface Engine {
  readonly backend: Backend;
  /** Of WASM; 1 on WebGPU, where they do nothing. */
  readonly threads: number;
}

/** Finds out what the next network will run on. WebGPU is tried on two small networks before it is first used. */
export async function engineOf({ backend = 'auto', ...settings }: WebRuntimeOptions): Promise<Engine> {
  prepare(settings);
  const choice = await chooseBackend(backend);
  const { threads = defaultThreads() } = settings;
  return { backend: choice.backend, threads: choice.backend === 'webgpu' ? 1 : threads };
}
