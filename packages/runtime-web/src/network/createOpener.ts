import { type Engine, sentenceOf } from '@tweedie/core';
import { chooseBackend } from './chooseBackend.ts';
import type { ModelFiles } from './model.ts';
import { openEngine } from './openEngine.ts';
import type { Notice, WebRuntimeOptions } from './options.ts';
import { prepare, threadsNotice } from './prepare.ts';
import { withFallback } from './withFallback.ts';

/** Opens a network on what is best for it. */
export type Opener = (model: ModelFiles, place: string) => Promise<Engine>;

/** Opens networks in this thread: on WebGPU where that is wanted and works, else on WASM; says why in notices. */
export function createOpener({ backend = 'auto', onNotice, ...settings }: WebRuntimeOptions): Opener {
  const tell = once(onNotice ?? (() => undefined));

  function openOnWasm({ bytes, files }: ModelFiles): Promise<Engine> {
    const notice = threadsNotice(settings);
    if (notice) tell(notice);
    return openEngine(bytes, 'wasm', files);
  }
  return async (model, place) => {
    prepare(settings);
    const choice = await chooseBackend(backend);
    if (choice.notice) tell(choice.notice);
    if (choice.backend === 'wasm') return openOnWasm(model);
    const onFallback = (cause: unknown): void => {
      const message = `${place} fails on the graphics card: ${sentenceOf(cause)}. It runs on the processor from now on.`;
      tell({ code: 'webgpu-failed', message });
    };
    try {
      const engine = await openEngine(model.bytes, 'webgpu', model.files);
      return withFallback(engine, { open: () => openOnWasm(model), onFallback });
    } catch (cause) {
      const engine = await openOnWasm(model); // what is no model fails here too
      onFallback(cause);
      return engine;
    }
  };
}

/** Tells everything once. */
function once(tell: (notice: Notice) => void): (notice: Notice) => void {
  const told = new Set<string>();
  return (notice) => {
    if (told.has(notice.message)) return;
    told.add(notice.message);
    tell(notice);
  };
}
