// Networks
export { createNodeRuntime, type NodeRuntimeOptions } from './createNodeRuntime.ts';
export { physicalCores } from './physicalCores.ts';

// Priors
export { openPrior, type OpenPriorOptions } from './priors/openPrior.ts';
export { type AddOptions, createPriorStore, type PriorStore } from './priors/createPriorStore.ts';
export type { WritePriorOptions } from './priors/writePrior.ts';
export { cacheFolder, userFolder } from './priors/userFolder.ts';
export { openNetwork } from './priors/openNetwork.ts';
export { findCard } from './priors/findCard.ts';
export { digestOf } from './priors/digestOf.ts';

// Models from elsewhere
export {
  createDownload,
  type Download,
  type DownloadOptions,
  type DownloadPin,
} from './download/createDownload.ts';
export { fetchFile, type FetchedFile, type FetchOptions, type Pin } from './download/fetchFile.ts';
export { formatBytes } from './download/formatBytes.ts';

// Pictures
export { describeImage, readImage } from './images/readImage.ts';
export { encodeImage, writeImage } from './images/writeImage.ts';
export { writeAtomically } from './images/writeAtomically.ts';

// Workflows
export { createNodeHost, type NodeHost, type NodeHostOptions } from './host/createNodeHost.ts';
export { createDiskStore, type DiskStoreOptions } from './host/createDiskStore.ts';
export { createSession, type SessionOptions } from './session/createSession.ts';
export type { PluginFailure, RunLimits, Session, SessionRunOptions } from './session/session.ts';
export { copyTemplate, listTemplates, type Template } from './templates/templates.ts';

// Plugins of others
export type { AddedPlugin } from './plugins/addedPlugin.ts';
export { type AddPluginOptions, createPluginStore, type PluginStore } from './plugins/createPluginStore.ts';
export { readPlugin, type ReadOptions } from './plugins/readPlugin.ts';
export {
  createSandboxedSession,
  type SandboxedSession,
  type SandboxedSessionOptions,
} from './sandbox/createSandboxedSession.ts';
export type { PluginCheck } from '@tweedie/testing';
