import { TweedieError } from '@tweedie/core';

/** The parts of an address that matter here. */
interface Parts {
  readonly scheme: string;
  readonly host: string;
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Throws `bad-parameter` unless an address is `https:`. Plain `http:` is for this machine alone, and no redirect leads
 * there from elsewhere: `from` is the address that redirected.
 */
export function assertSecure(url: string, from?: string): void {
  const parts = partsOf(url);
  const here = (each: Parts | undefined): boolean => each?.scheme === 'http' && loopback.test(each.host);
  if (parts?.scheme === 'https') return;
  if (here(parts) && (from === undefined || here(partsOf(from)))) return;
  throw new TweedieError(
    'bad-parameter',
    from === undefined
      ? `The address of a model must begin with https://, got ${url}`
      : `${hostOf(from)} redirects to an address that is not secure: ${url}`,
    { remedy: 'Find an address with https://, or fetch the file in another way and add it from the disk.' },
  );
}

/** "huggingface.co", or all of an address that has no host. */
export function hostOf(url: string): string {
  return partsOf(url)?.host ?? url;
}

function partsOf(url: string): Parts | undefined {
  const [, scheme, host] = /^([a-z]+):\/\/(\[[^\]/@]*\]|[^/?#:@]+)(?::\d+)?(?:[/?#]|$)/i.exec(url) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase() };
}
