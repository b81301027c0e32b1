import { badWorkflow, placeOf } from './badWorkflow.ts';
import { limits } from './limits.ts';

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Throws `bad-workflow` for what JSON cannot say (functions, NaN, things that hold themselves), for what no text of
 * 16 MB can hold, and for the key `__proto__`, which honest documents have no use for. `place` is where it stands.
 */
export function assertJson(value: unknown, place: readonly string[] = []): asserts value is Json {
  const path: (string | number)[] = [...place];
  let characters = 0;
  visit(value);

  function visit(value: unknown): void {
    spend(1);
    if (value === null || typeof value === 'boolean') return;
    if (typeof value === 'string') return spend(value.length);
    if (typeof value === 'number') {
      if (Number.isFinite(value)) return;
      throw badWorkflow(`${placeOf(path)} must be a finite number, got ${value}`);
    }
    if (typeof value !== 'object' || !isPlain(value)) {
      throw badWorkflow(`${placeOf(path)} must be JSON, got ${describe(value)}`);
    }
    if (path.length >= limits.depth) throw tooDeep(path);
    if (Array.isArray(value)) {
      // Not forEach, which leaves out holes.
      for (let i = 0; i < value.length; i++) step(i, value[i]);
    } else {
      for (const [key, inner] of Object.entries(value)) {
        spend(key.length);
        assertKey(key, path);
        step(key, inner);
      }
    }
  }

  function step(key: string | number, inner: unknown): void {
    path.push(key);
    visit(inner);
    path.pop();
  }

  function spend(more: number): void {
    characters += more;
    if (characters > limits.characters) throw tooLong(characters);
  }
}

/** Refuses a key that some programs take for the prototype of an object. */
export function assertKey(key: string, path: readonly (string | number)[]): void {
  if (key === '__proto__') throw badWorkflow(`${placeOf(path)} must not have a key "__proto__"`);
}

export function tooDeep(path: readonly (string | number)[]): Error {
  return badWorkflow(`${placeOf(path.slice(0, 4))} must not be deeper than ${limits.depth} levels`);
}

export function tooLong(characters: number): Error {
  return badWorkflow(`the text must have at most ${limits.characters} characters, got ${characters}`);
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'object' ? 'an object with a class' : `a ${typeof value}`;
}
