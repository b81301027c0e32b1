import type { Workflow } from '@tweedie/workflow';

/** What programs call that which nobody else should have, in small letters with hyphens. */
const secret =
  /(?:^|-)(?:token|secret|password|passwd|api-?key|access-key|authorization|cookie|credentials?|session-id)$/;
/** Parts of addresses that let in whoever has them. */
const sign = /^(?:key|sig|signature|auth|code|x-amz-.*|x-goog-.*)$/;
/** A path of one machine. */
const path =
  /^(?:file:|~[/\\]|[a-z]:[/\\]|\\\\|\/(?:home|users|root|mnt|media|volumes|private|var|tmp|opt|srv)\/)/i;
/** What these hold names parts of the graph. */
const structure = new Set(['type', 'from', 'to']);
/** Words that a person wrote for others to read. */
const words = new Set(['name', 'label', 'note', 'description', 'title', 'text']);

/**
 * A workflow without what looks like a secret or a path of one machine, wherever it stands: texts that are called a
 * token, a password or the like are left out, names and passwords and keys go from addresses, and of a path the last
 * part stays. What a person wrote in a note stays as it is. The same object where there is nothing of the kind.
 */
export function withoutSecrets(workflow: Workflow): Workflow {
  return clean(workflow, '') as Workflow;
}

function clean(value: unknown, key: string): unknown {
  if (typeof value === 'string') return cleanText(value, key);
  if (Array.isArray(value)) return cleanList(value, key);
  return typeof value === 'object' && value !== null ? cleanRecord(value) : value;
}

function cleanRecord(record: object): object {
  const entries = Object.entries(record) as [string, unknown][];
  const kept = entries.filter(([key, value]) => !(typeof value === 'string' && isSecret(key)));
  const after = kept.map(([key, value]) => [key, clean(value, key)] as const);
  const isSame =
    kept.length === entries.length && after.every(([, value], i) => Object.is(value, kept[i]![1]));
  return isSame ? record : Object.fromEntries(after);
}

function cleanList(list: readonly unknown[], key: string): readonly unknown[] {
  const after = list.map((item) => clean(item, key));
  return after.every((item, i) => Object.is(item, list[i])) ? list : after;
}

/** `apiKey`, `API_KEY` and `x-api-key` are the same to it. */
function isSecret(name: string): boolean {
  return secret.test(hyphened(name));
}

function hyphened(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_. ]/g, '-')
    .toLowerCase();
}

function cleanText(text: string, key: string): string {
  if (structure.has(key)) return text;
  if (path.test(text)) return text.replace(/^.*[/\\]/s, '');
  if (words.has(key) || !/^[a-z]+:\/\//i.test(text) || !URL.canParse(text)) return text;
  return cleanAddress(text);
}

function cleanAddress(text: string): string {
  const address = new URL(text);
  const gone = [...address.searchParams.keys()].filter((name) => isSecret(name) || sign.test(hyphened(name)));
  if (gone.length === 0 && address.username === '' && address.password === '') return text;
  for (const name of gone) address.searchParams.delete(name);
  address.username = '';
  address.password = '';
  return address.href;
}
