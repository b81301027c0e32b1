import { type Host, TweedieError } from '@tweedie/core';

/**
 * What plugins may read: the files and folders that the document names, wherever they are, and nothing else by which
 * a plugin could look around. Priors of plugins are always there.
 */
export function onlyNamed(host: Host, texts: ReadonlySet<string>, isPrior: (which: string) => boolean): Host {
  const folders = [...texts].map((text) => `${text.replace(/[/\\]$/, '')}/`);
  const isNamed = (file: string): boolean =>
    texts.has(file) ||
    folders.some((folder) => file.startsWith(folder) && !file.slice(folder.length).includes('/'));
  function named(what: string, allowed: boolean): void {
    if (allowed) return;
    throw new TweedieError('not-found', `The workflow does not name ${what}, so no plugin may read it`, {
      remedy: 'Write its name into a parameter of the node.',
    });
  }
  return {
    ...host,
    async describeImage(file) {
      named(file, isNamed(file));
      return host.describeImage(file);
    },
    async readImage(file) {
      named(file, isNamed(file));
      return host.readImage(file);
    },
    async listImages(folder) {
      named(folder, texts.has(folder));
      return host.listImages(folder);
    },
    async describePrior(which) {
      named(which, isPrior(which) || texts.has(which));
      return host.describePrior(which);
    },
    async openPrior(which, options) {
      named(which, isPrior(which) || texts.has(which));
      return host.openPrior(which, options);
    },
  };
}
