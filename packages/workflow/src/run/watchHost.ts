import type { Host } from '@tweedie/core';

/** The same host, which says when something is stored: a node that stores must do so in every run. */
export function watchHost(host: Host, onStore: () => void): Host {
  return {
    describeImage: (file) => host.describeImage(file),
    readImage: (file) => host.readImage(file),
    listImages: (folder) => host.listImages(folder),
    saveImage: (...image) => (onStore(), host.saveImage(...image)),
    saveText: (...text) => (onStore(), host.saveText(...text)),
    describePrior: (which) => host.describePrior(which),
    openPrior: (...which) => host.openPrior(...which),
  };
}
