/** The origins whose pages may show a page in a frame, by its policy: none, or `undefined` for any. */
export function embeddersIn(policy: string | null): readonly string[] | undefined {
  const found = (policy ?? '')
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .find(([name]) => name?.toLowerCase() === 'frame-ancestors');
  return found?.slice(1).filter((origin) => origin !== "'none'");
}

/** Asks the server of this page who may show it in a frame; `undefined` for anybody, and where nothing answers. */
export async function askEmbedders(address: string): Promise<readonly string[] | undefined> {
  try {
    const { headers } = await fetch(address, { method: 'HEAD', cache: 'no-store' });
    return embeddersIn(headers.get('content-security-policy'));
  } catch {
    return undefined;
  }
}
