import { TweedieError } from '@tweedie/core';
import { assertSecure } from './secure.ts';

/** Where a model is fetched from. */
export interface ModelAddress {
  readonly url: string;
  /** What it is called there: "/owner/name/folder/model.onnx". */
  readonly path: string;
  /** The address of another file, by its path from the folder of the model. */
  beside(file: string): string;
}

export interface ModelAddressOptions {
  /** What `hf:` stands for. @default 'https://huggingface.co' */
  readonly huggingFace?: string | undefined;
}

/**
 * Reads `https://…` or `hf:owner/name[@revision]/file`, which is a file of a repository of Hugging Face, at `main` unless a
 * branch, a tag or a commit is named. `undefined` for anything else, such as the path of a file. Throws `bad-parameter` for an address
 * that is not complete or not secure.
 */
export function parseModelAddress(
  text: string,
  { huggingFace = 'https://huggingface.co' }: ModelAddressOptions = {},
): ModelAddress | undefined {
  if (text.startsWith('hf:')) return onHuggingFace(text, huggingFace.replace(/\/+$/, ''));
  if (!/^[a-z]+:\/\//i.test(text)) return undefined;
  assertSecure(text);
  const [, site = '', path = ''] = /^([a-z]+:\/\/[^/?#]+)([^?#]*)/i.exec(text) ?? [];
  if (fileOf(path) === '') {
    throw new TweedieError('bad-parameter', `The address must end in the name of a file, got ${text}`);
  }
  const folder = `${site}${path.slice(0, path.lastIndexOf('/') + 1)}`;
  const url = text.replace(/#.*$/, '');
  return { url, path: decoded(path), beside: (file) => resolved(folder, file) };
}

function onHuggingFace(text: string, site: string): ModelAddress {
  const word = '[\\w.-]+';
  const form = new RegExp(`^hf:(${word})/(${word})(?:@(${word}))?/(.+)$`);
  const [, owner = '', name = '', revision = 'main', file = ''] = form.exec(text) ?? [];
  const segments = file.split('/');
  if (segments.some((segment) => ['', '.', '..'].includes(segment))) {
    throw new TweedieError('bad-parameter', `There is no file to fetch at ${text}`, {
      remedy: 'Write hf:owner/name/file, or hf:owner/name@revision/file.',
    });
  }
  assertSecure(site);
  const folder = `${site}/${owner}/${name}/resolve/${revision}/`;
  const inside = segments.slice(0, -1).map((segment) => `${segment}/`);
  return {
    url: resolved(folder, file),
    path: `/${owner}/${name}/${file}`,
    beside: (other) => resolved(folder, inside.join('') + other),
  };
}

/** `file` as seen from a folder that ends in a slash. It never leads above the root. */
function resolved(folder: string, file: string): string {
  const [, site = '', path = ''] = /^([a-z]+:\/\/[^/]+)(\/.*)$/i.exec(folder) ?? [];
  const segments = path.split('/').filter((segment) => segment !== '');
  for (const segment of file.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(encodeURIComponent(segment));
  }
  return `${site}/${segments.join('/')}`;
}

/** The name of the file at the end of a path. */
export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a lone percent sign
  }
}
