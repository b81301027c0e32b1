/** @file ONNX networks, workflows and models in the browser. */

// Networks
export { createWebRuntime } from './network/createWebRuntime.ts';
export { createWorkerRuntime } from './network/createWorkerRuntime.ts';
export type { ModelFiles, WebRuntime, WeightFiles } from './network/model.ts';
export type { Engine } from './network/engineOf.ts';
export type { Backend, Notice, NoticeCode, WebRuntimeOptions } from './network/options.ts';

// Models on this device
export {
  createModelStore,
  type GetOptions,
  type ModelStore,
  type ModelStoreOptions,
} from './store/createModelStore.ts';
export { getAll } from './store/getAll.ts';
export type { ModelSource, StoredModel } from './store/model.ts';

// Pictures
export { decodeImage, type DecodeImageOptions } from './images/decodeImage.ts';
export { encodeImage, type EncodeImageOptions } from './images/encodeImage.ts';

// Workflows
export { builtInPlugins } from './session/builtInPlugins.ts';
export {
  type CheckPluginOptions,
  createWebSession,
  type WebRunOptions,
  type WebSession,
  type WebSessionOptions,
} from './session/createWebSession.ts';
export type { WebResult, WebRun } from './session/webRun.ts';
export { serveSession, type ServeSessionOptions } from './session/serveSession.ts';
export type { StoredFile } from './host/createWebHost.ts';
export type { Download } from './host/createWebPriors.ts';
export type { Files } from './host/files.ts';
export type { PriorAddresses } from './host/findPrior.ts';

// Plugins of others
export { npmRegistry } from './plugins/package/fromNpm.ts';
export type { LocalFolder } from './plugins/package/fromFolder.ts';
export {
  type AddedWebPlugin,
  createPluginStore,
  type FindPluginOptions,
  type PluginSource,
  type PluginStore,
  type PluginStoreOptions,
  type WebPluginFailure,
} from './plugins/store/createPluginStore.ts';
export type { PackageFiles, PluginAbout, PluginOrigin, WebPlugin } from './plugins/webPlugin.ts';
