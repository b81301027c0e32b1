import { TweedieError } from '@tweedie/core';

/** A model's bytes from its address. Throws `bad-model` where nothing is there. */
export async function readModel(address: string): Promise<Uint8Array> {
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
