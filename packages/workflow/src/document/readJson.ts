/** @file JSON.parse with an eye on what it would change in silence: numbers out of range, keys that stand twice. */
import { assertKey, type Json, tooDeep, tooLong } from './assertJson.ts';
import { badWorkflow, placeOf } from './badWorkflow.ts';
import { limits } from './limits.ts';

/** The value of a JSON text. Throws `bad-workflow` where it is none, or where a number or a key would be lost. */
export function readJson(text: string): Json {
  if (text.length > limits.characters) throw tooLong(text.length);
  const json = text.replace(/^\uFEFF/, '');
  scan(json);
  try {
    return JSON.parse(json) as Json;
  } catch (cause) {
    // The engine's own words may quote some lines.
    const reason = (cause as Error).message.replace(/\s+/g, ' ');
    throw badWorkflow(`the text must be JSON (${reason})`, { cause });
  }
}

/** An object or an array that is being read, and the place in it. */
interface Open {
  readonly keys?: Set<string>;
  at: string | number;
}

/** Goes through the tokens. What is no JSON is left for `JSON.parse` to refuse. */
function scan(text: string): void {
  const open: Open[] = [];
  let isKey = false;
  for (let i = 0; i < text.length; i++) {
    const inner = open.at(-1);
    switch (text[i]!) {
      case '{':
      case '[':
        if (open.length >= limits.depth) throw tooDeep(open.map(({ at }) => at));
        isKey = text[i] === '{';
        open.push(isKey ? { keys: new Set(), at: '' } : { at: 0 });
        break;
      case '}':
      case ']':
        open.pop();
        isKey = false;
        break;
      case ',':
        isKey = inner?.keys !== undefined;
        if (typeof inner?.at === 'number') inner.at++;
        break;
      case '"': {
        const end = endOfString(text, i);
        if (isKey && inner) enter(inner, text.slice(i, end));
        isKey = false;
        i = end - 1;
        break;
      }
      case '-':
      case '0':
      case '1':
      case '2':
      case '3':
      case '4':
      case '5':
      case '6':
      case '7':
      case '8':
      case '9': {
        const end = endOfNumber(text, i);
        assertKept(text.slice(i, end));
        i = end - 1;
        break;
      }
    }
  }

  function enter(object: Open, token: string): void {
    const key = unescape(token);
    const path = open.slice(0, -1).map(({ at }) => at);
    assertKey(key, path);
    object.at = key;
    if (object.keys!.has(key)) throw badWorkflow(`${here()} must not stand twice`);
    object.keys!.add(key);
  }

  function assertKept(token: string): void {
    const value = Number(token);
    const got = token.length > 40 ? `${token.slice(0, 40)}…` : token;
    if (value === Infinity || value === -Infinity) {
      throw badWorkflow(`${here()} must be a finite number, got ${got}`);
    }
    if (value === 0 && /^[^eE]*[1-9]/.test(token)) {
      throw badWorkflow(`${here()} must be 0 or at least 5e-324 in size, got ${got}`);
    }
    if (/^-?\d+$/.test(token) && !isKept(token, value)) {
      throw badWorkflow(`${here()} must be a number that float64 holds exactly, got ${got}`);
    }
  }

  function here(): string {
    return placeOf(open.map(({ at }) => at));
  }
}

/** Whether a finite integer (309 digits at most) is exactly `value`, or just how `value` is written. */
function isKept(token: string, value: number): boolean {
  return Number.isSafeInteger(value) || String(value) === token || BigInt(token) === BigInt(value);
}

/** Past the closing quote of the string that begins at `start`, or past the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && '0123456789.eE+-'.includes(text[end]!)) end++;
  return end;
}

function unescape(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return JSON.parse(token) as string;
  } catch {
    return token;
  }
}
