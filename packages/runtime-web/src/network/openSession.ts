import { InferenceSession } from 'onnxruntime-web/webgpu';
import { hazardsOf } from '@tweedie/autodiff';
import { listen } from './card.ts';
import type { WeightFiles } from './model.ts';
import type { Backend } from './options.ts';

/** Every failure is an error: nothing goes to the console. */
export const quiet = { logSeverityLevel: 4 } as const;

export interface SessionOptions {
  readonly backend: Backend;
  readonly files: WeightFiles;
  /** Outputs that stay on the graphics card where it runs there, till they are disposed of. @default none */
  readonly kept?: readonly string[];
}

export async function openSession(
  model: Uint8Array,
  { backend, files, kept = [] }: SessionOptions,
): Promise<InferenceSession> {
  const onCard = backend === 'webgpu' && kept.length > 0;
  const session = await InferenceSession.create(model, {
    executionProviders: [backend === 'webgpu' ? { name: backend, ...layoutFor(model) } : backend],
    graphOptimizationLevel: 'all',
    ...quiet,
    // Threads that spin after a run would slow down the next network.
    extra: { session: { force_spinning_stop: '1' } },
    externalData: Object.entries(files).map(([path, data]) => ({ path, data })),
    ...(onCard && {
      preferredOutputLocation: Object.fromEntries(kept.map((name) => [name, 'gpu-buffer'] as const)),
    }),
  });
  if (backend === 'webgpu') await listen();
  return session;
}

/** Steers round what the graphics card would get wrong. Throws where there is no way round. */
function layoutFor(model: Uint8Array): { readonly preferredLayout?: 'NCHW' } {
  const hazards = hazardsOf(model);
  const wrong = hazards.find(({ onlyChannelsLast }) => !onlyChannelsLast);
  if (wrong) throw new Error(`WebGPU works out ${wrong.op} ${wrong.node} wrongly`);
  return hazards.length > 0 ? { preferredLayout: 'NCHW' } : {};
}
