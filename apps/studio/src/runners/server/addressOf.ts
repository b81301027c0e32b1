/** The address of a server from what somebody typed: "localhost:4747" → "http://localhost:4747". `undefined` for what is none. */
export function addressOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return undefined;
  try {
    const { protocol, origin, username, password } = new URL(
      /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`,
    );
    const isHttp = protocol === 'http:' || protocol === 'https:';
    return isHttp && username === '' && password === '' ? origin : undefined; // no secrets in addresses
  } catch {
    return undefined;
  }
}
