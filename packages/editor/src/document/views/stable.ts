import { sameMembers } from '../records.ts';

/** Whether two values say the same: objects and lists member by member, down to a depth. */
export function isAlike(one: unknown, other: unknown, depth: number): boolean {
  if (Object.is(one, other)) return true;
  if (depth === 0 || typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (depth === 1) return sameMembers(one, other);
  const [a, b] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isAlike(a[key], b[key], depth - 1))
  );
}

/** The old value where the new one says the same. */
export function keep<T>(old: T | undefined, now: T, depth: number): T {
  return old !== undefined && isAlike(old, now, depth) ? old : now;
}
