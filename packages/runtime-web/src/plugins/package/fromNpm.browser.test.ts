import { expect, test, vi } from 'vitest';
import { probe } from '../fixtures/probe.ts';
import { fromNpm } from './fromNpm.ts';
import { integrityOf } from './integrity.ts';

const registry = 'https://registry.example.org';

/** A tarball of the probe, as npm packs it. */
async function tarball(): Promise<Uint8Array<ArrayBuffer>> {
  const blocks = Object.entries(probe({})).flatMap(([path, text]) => {
    const [header, content] = [new Uint8Array(512), new TextEncoder().encode(text)];
    const write = (field: string, at: number): void => header.set(new TextEncoder().encode(field), at);
    write(`package/${path}`, 0);
    write(content.length.toString(8).padStart(11, '0'), 124);
    write('0', 156);
    return [header, content, new Uint8Array((512 - (content.length % 512)) % 512)];
  });
  const zipped = new Blob([...blocks, new Uint8Array(1024)])
    .stream()
    .pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(zipped).arrayBuffer());
}

/** A registry with two versions of the probe, whose tarballs are the same. */
async function serve(integrity?: string): Promise<string[]> {
  const bytes = await tarball();
  const dist = { tarball: `${registry}/a.tgz`, integrity: integrity ?? (await integrityOf(bytes)) };
  const document = {
    'dist-tags': { latest: '1.0.0', next: '2.0.0-rc.1' },
    versions: {
      '0.9.0': { dist: { ...dist, tarball: `${registry}/old.tgz` } },
      '1.0.0': { dist },
      '2.0.0-rc.1': { dist },
    },
  };
  const asked: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((address) => {
    const url = address as string;
    asked.push(url.slice(registry.length));
    if (url === `${registry}/a.tgz`) return Promise.resolve(new Response(bytes));
    if (url !== `${registry}/tweedie-plugin-probe`) return Promise.resolve(new Response('', { status: 404 }));
    return Promise.resolve(new Response(JSON.stringify(document)));
  });
  return asked;
}

test.each(['tweedie-plugin-probe', 'tweedie-plugin-probe@^1.0.0', 'tweedie-plugin-probe@1.0.0'])(
  '%s is the tarball of one version',
  async (spec) => {
    const asked = await serve();
    const plugin = await fromNpm(spec, { registry: `${registry}/` });
    expect(asked).toEqual(['/tweedie-plugin-probe', '/a.tgz']);
    expect(plugin).toMatchObject({
      ...{ name: 'tweedie-plugin-probe', version: '1.0.0' },
      ...{ integrity: await integrityOf(await tarball()), origin: { kind: 'npm', registry } },
    });
  },
);

test.each([
  ['tweedie-plugin-gone', 'not-found', 'npm has no package tweedie-plugin-gone'],
  ['tweedie-plugin-probe@^7.0.0', 'not-found', 'npm has no version ^7.0.0 of tweedie-plugin-probe'],
  ['../etc', 'bad-parameter', '../etc is not the name of an npm package'],
])('%s is not to be had', async (spec, code, message) => {
  await serve();
  await expect(fromNpm(spec, { registry })).rejects.toMatchObject({ code, message });
});

test('what the registry has another hash for is refused', async () => {
  await serve('sha512-other');
  await expect(fromNpm('tweedie-plugin-probe', { registry })).rejects.toMatchObject({
    code: 'bad-plugin',
    message: 'tweedie-plugin-probe 1.0.0 is not what the registry says: its hash is another',
  });
});
