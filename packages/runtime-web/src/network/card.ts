/** @file The graphics card as ONNX Runtime uses it in this thread. */
import { env } from 'onnxruntime-web/webgpu';

/** What the card has told since it was first used. */
interface Card {
  /** Why it is gone. Whoever calls ONNX Runtime for it then never gets an answer, and nor does anybody else. */
  lost?: string;
  /** Why the run in progress went wrong, though ONNX Runtime may not have noticed: out of memory, most of all. */
  failed?: string;
}

export const card: Card = {};
let heard: GPUDevice | undefined;

/** Listens to the device that ONNX Runtime opened with its first session. */
export async function listen(): Promise<void> {
  const device = await env.webgpu.device;
  if (device === heard) return;
  heard = device;
  delete card.lost;
  device.addEventListener('uncapturederror', ({ error }) => (card.failed ??= error.message));
  void device.lost.then(({ message }) => {
    if (device === heard) card.lost = message;
  });
}

/** What went wrong since this was last asked. */
export function forgetFailure(): string | undefined {
  const { failed } = card;
  delete card.failed;
  return failed;
}
