import type { Host } from '@tweedie/core';

/** The same host, which says when something is to be stored, and where it is once it is. */
export function watchHost(
  host: Host,
  { onStore, onStored }: { readonly onStore: () => void; readonly onStored: (file: string) => void },
): Host {
  async function store(work: () => Promise<string>): Promise<string> {
    onStore();
    const file = await work();
    onStored(file);
    return file;
  }
  return {
    describeImage: (file) => host.describeImage(file),
    readImage: (file) => host.readImage(file),
    listImages: (folder) => host.listImages(folder),
    saveImage: (...image) => store(() => host.saveImage(...image)),
    saveText: (...text) => store(() => host.saveText(...text)),
    describePrior: (which) => host.describePrior(which),
    openPrior: (...which) => host.openPrior(...which),
  };
}
