import { split } from '@tweedie/autodiff';
import { InferenceSession } from 'onnxruntime-web/webgpu';
import { expect, test } from 'vitest';
import { knownAnswer } from './check/knownAnswer.ts';
import { networkNames, readNetwork } from './fixtures/networks.ts';
import { openEngine } from './openEngine.ts';
import { prepare } from './prepare.ts';

/** Whether all of a model is on the card: ONNX Runtime then opens it though the processor may have nothing to do. */
async function isWhole(model: Uint8Array): Promise<boolean> {
  try {
    const session = await InferenceSession.create(model, {
      executionProviders: ['webgpu'],
      logSeverityLevel: 4,
      extra: { session: { disable_cpu_ep_fallback: '1' } },
    });
    await session.release();
    return true;
  } catch (cause) {
    expect((cause as Error).message).toContain('fallback to CPU EP has been explicitly disabled');
    return false;
  }
}

const onCard = { forward: true, pullback: true };
/** Timesteps are 64-bit whole numbers, which the card does not know: their cast is left to the processor. */
const timesteps = { forward: false, pullback: true };
/** Sizes that only the run tells are worked out beside the card, from sizes. */
const sizes = { forward: false, pullback: false };

test('networks of known sizes are on the card whole, but for the cast of timesteps', async () => {
  prepare({});
  await openEngine(knownAnswer().model, 'webgpu'); // while one session is open, ONNX Runtime keeps the card
  const placed: Record<string, object> = {};
  for (const name of networkNames) {
    const { model, pair } = await readNetwork(name);
    const halves = split(model, pair);
    placed[name] = { forward: await isWhole(halves.forward), pullback: await isWhole(halves.pullback) };
  }
  expect(placed).toEqual({
    'adm-classes': timesteps,
    adm: timesteps,
    'ddpm-any-size': sizes,
    ddpm: timesteps,
    dit: timesteps, // and its two Attention of opset 23
    drunet: sizes,
    ncsnpp: sizes,
    'restormer-any-size': sizes,
    restormer: sizes,
    'song-unet': sizes,
    'swinir-any-size': sizes,
    swinir: onCard,
    'vae-decoder': sizes,
    'vae-encoder': onCard,
  });
}, 120_000);
