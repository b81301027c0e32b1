const most = 32;

/** Makes a thing for each length once, and forgets the oldest when there are many. */
export function perLength<T>(make: (length: number) => T): (length: number) => T {
  const made = new Map<number, T>();
  return (length) => {
    const known = made.get(length);
    if (known !== undefined) return known;
    const fresh = make(length);
    if (made.size === most) made.delete(made.keys().next().value!);
    made.set(length, fresh);
    return fresh;
  };
}
