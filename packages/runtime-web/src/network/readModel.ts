import { inspect } from '@tweedie/autodiff';
import { TweedieError } from '@tweedie/core';
import type { ModelFiles } from './model.ts';

/**
 * A model's bytes from its address, with the files of weights that lie beside it. Throws `bad-model` where one of them
 * is not there, or would not lie beside it.
 */
export async function readModel(address: string): Promise<ModelFiles> {
  const bytes = await readBytes(address);
  const names = filesOf(bytes);
  const files = await Promise.all(
    names.map(async (name) => [name, await readBytes(beside(name, address))] as const),
  );
  return { bytes, files: Object.fromEntries(files) };
}

/** What cannot be read as a model has no files: that is told when it is opened. */
function filesOf(bytes: Uint8Array): readonly string[] {
  try {
    return inspect(bytes).files;
  } catch {
    return [];
  }
}

function beside(name: string, address: string): string {
  const [folder, file] = [new URL('.', address).href, new URL(name, address).href];
  if (file.startsWith(folder)) return file;
  throw new TweedieError('bad-model', `The weights ${name} of the model at ${address} do not lie beside it`);
}

async function readBytes(address: string): Promise<Uint8Array> {
  const answer = await fetch(address).catch((cause: unknown) => {
    throw notThere(address, cause instanceof Error ? cause.message : String(cause));
  });
  if (!answer.ok) throw notThere(address, `the server answered ${answer.status} ${answer.statusText}`.trim());
  return new Uint8Array(await answer.arrayBuffer());
}

function notThere(address: string, why: string): TweedieError {
  return new TweedieError('bad-model', `There is no model at ${address}: ${why}`, {
    remedy: 'Check the address, and that its server lets this page read it.',
  });
}
