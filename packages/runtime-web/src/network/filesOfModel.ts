import type { ModelFiles } from './model.ts';
import { readModel } from './readModel.ts';

/** A model in memory, wherever it was. Throws as `readModel` does. */
export async function filesOfModel(model: Uint8Array | string | ModelFiles): Promise<ModelFiles> {
  if (typeof model === 'string') return readModel(model);
  return model instanceof Uint8Array ? { bytes: model, files: {} } : model;
}
