import { sentenceOf } from '@tweedie/core';
import { checkWebgpu } from './check/checkWebgpu.ts';
import { card } from './card.ts';
import { findCard } from './findCard.ts';
import { openEngine } from './openEngine.ts';
import type { Backend, Notice, WebRuntimeOptions } from './options.ts';

/** What networks run on, and why it is not WebGPU. */
export interface Choice {
  readonly backend: Backend;
  readonly notice?: Notice;
}

const onWasm = 'Networks run on the processor.';

/** Decides what networks run on. WebGPU is tried on two small networks before it is first used. */
export async function chooseBackend(wanted: NonNullable<WebRuntimeOptions['backend']>): Promise<Choice> {
  if (wanted === 'wasm') return { backend: 'wasm' };
  const found = await findCard();
  if (found === 'none') {
    return wasm('no-webgpu', `This browser has no WebGPU. ${onWasm}`, {
      remedy: 'Use a recent browser, and look whether its settings switch the graphics card off.',
    });
  }
  if (found === 'software' && wanted === 'auto') {
    return wasm('software-webgpu', `This browser imitates a graphics card, which is slow. ${onWasm}`, {
      remedy: 'Look whether the settings of the browser switch hardware acceleration off.',
    });
  }
  const wrong = await verdict();
  return wrong === undefined
    ? { backend: 'webgpu' }
    : wasm('webgpu-wrong', `The graphics card cannot be used: ${wrong}. ${onWasm}`, {
        remedy: 'Update the driver of the graphics card, or the browser.',
      });
}

function wasm(code: Notice['code'], message: string, { remedy }: { readonly remedy: string }): Choice {
  return { backend: 'wasm', notice: { code, message, remedy } };
}

let known: Promise<string | undefined> | undefined;

/** What is wrong with WebGPU in this thread; asked once, unless the card was lost since. */
async function verdict(): Promise<string | undefined> {
  known ??= checkWebgpu(openEngine).catch((cause: unknown) => sentenceOf(cause));
  return (await known) ?? card.lost;
}
