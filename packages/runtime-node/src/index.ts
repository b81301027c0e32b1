// Networks
export { createNodeRuntime, type NodeRuntimeOptions } from './createNodeRuntime.ts';
export { physicalCores } from './physicalCores.ts';

// Priors
export { openPrior, type OpenPriorOptions } from './priors/openPrior.ts';

// Pictures
export { readImage } from './images/readImage.ts';
export { writeImage } from './images/writeImage.ts';

// Workflows
export { createNodeHost, type NodeHost, type NodeHostOptions } from './host/createNodeHost.ts';
// What workflows keep
export { createDiskStore, type DiskStoreOptions } from './host/createDiskStore.ts';
