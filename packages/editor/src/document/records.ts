/** @file Objects by key, without changing them. */

type Dictionary<T> = Readonly<Record<string, T>>;

/** What an object has itself under a key. */
export function ownOf<T>(record: Dictionary<T> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The same object where none of the keys is in it. */
export function omit<T>(record: Dictionary<T>, keys: Iterable<string>): Dictionary<T> {
  const gone = new Set([...keys].filter((key) => Object.hasOwn(record, key)));
  if (gone.size === 0) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => !gone.has(key)));
}

/** With `undefined` a member is left out. The same object where no member changes. */
export function mapValues<T>(
  record: Dictionary<T>,
  change: (value: T, key: string) => T | undefined,
): Dictionary<T> {
  const changed = Object.entries(record).map(([key, value]) => [key, change(value, key)] as const);
  if (changed.every(([key, next]) => next === record[key])) return record;
  return Object.fromEntries(changed.filter((entry): entry is [string, T] => entry[1] !== undefined));
}

/** With one member set, or left out where it is `undefined`. The same object where that is so already. */
export function withMember<R extends object, K extends keyof R>(
  record: R,
  key: K,
  value: R[K] | undefined,
): R {
  if (value !== undefined) return Object.is(record[key], value) ? record : { ...record, [key]: value };
  if (!Object.hasOwn(record, key)) return record;
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key)) as R;
}

/** Whether two objects have the same members. */
export function sameMembers(one: object, other: object): boolean {
  const [a, b] = [one as Dictionary<unknown>, other as Dictionary<unknown>];
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && Object.is(a[key], b[key]))
  );
}

/** An object with keys, not a list. */
export function isRecord(value: unknown): value is Dictionary<unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
