/** What there is of a graphics card: none, one that a program imitates, or a true one. */
export type CardKind = 'none' | 'software' | 'hardware';

const imitations = /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i;

/** Asks the browser. */
export async function findCard(): Promise<CardKind> {
  // Types promise it, browsers do not.
  const gpu = (navigator as Partial<Navigator>).gpu;
  const adapter = await gpu?.requestAdapter().catch(() => null);
  if (!adapter) return 'none';
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const names = [vendor, architecture, device, description].join(' ');
  return isFallbackAdapter || imitations.test(names) ? 'software' : 'hardware';
}
