import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder, startTestServer } from '../fixtures/server.ts';

interface Raw {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A request with the path and the headers as they are: `fetch` would tidy them. */
function ask(url: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** A folder like the one that the bundler writes, with a secret beside it. */
async function studioFolder(): Promise<string> {
  const folder = await createFolder();
  const root = join(folder, 'dist');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<title>Studio</title>');
  await writeFile(join(root, 'assets/index-B1x2y3_z.js'), 'export {}');
  await writeFile(join(root, 'assets/ort-B1x2y3_z.wasm'), '');
  await writeFile(join(root, '.secret'), 'secret');
  await writeFile(join(folder, 'secret.html'), 'secret');
  return root;
}

test('the studio is served beside the API, isolated, and with types', async () => {
  const { server } = await startTestServer({ studio: await studioFolder() });
  const page = await ask(server.url, '/');
  expect(page).toMatchObject({
    ...{ status: 200, body: '<title>Studio</title>' },
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  });
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-eval(?<!wasm-unsafe-eval)|script-src[^;]*(unsafe-inline|https?:)/);
  const script = await ask(server.url, '/assets/index-B1x2y3_z.js');
  expect(script.headers).toMatchObject({
    'content-type': expect.stringContaining('javascript') as string,
    'cache-control': 'public, max-age=31536000, immutable',
    'cross-origin-embedder-policy': 'require-corp', // or its Workers would not start
  });
  const wasm = await ask(server.url, '/assets/ort-B1x2y3_z.wasm');
  expect(wasm.headers['content-type']).toBe('application/wasm');
  expect((await ask(server.url, '/api/v1/health')).headers['content-security-policy']).toContain('sandbox');
});

test('pages of the origins that are named may show the studio in a frame, and what answers is still no page', async () => {
  const embedders = ['https://example.org', 'http://localhost:8080'];
  const { server } = await startTestServer({ studio: await studioFolder(), embedders });
  const policyOf = async (path: string): Promise<string> =>
    String((await ask(server.url, path)).headers['content-security-policy']);
  for (const path of ['/', '/index.html', '/assets/index-B1x2y3_z.js']) {
    expect((await policyOf(path)).split('; ')).toContain(
      'frame-ancestors https://example.org http://localhost:8080',
    );
  }
  for (const path of ['/api/v1/health', '/nothing']) {
    expect(await policyOf(path)).toContain("frame-ancestors 'none'");
  }
});

test.each([
  ...['example.org', 'https://example.org/', 'https://example.org/page', 'HTTPS://example.org', 'null', '*'],
  ...['https://*.example.org', "https://a.org; script-src 'unsafe-inline'", 'https://a.org;x', 'https://a,b'],
  ...['https://me@example.org', 'file://x', 'https://a.org https://b.org', 'https://example.org:443', ''],
])('what is no origin is refused as one that may embed: %s', async (origin) => {
  await expect(startTestServer({ studio: await studioFolder(), embedders: [origin] })).rejects.toThrow(
    `Who may embed the studio is an origin, such as https://example.org, got "${origin}"`,
  );
});

test('nothing but the files of the studio is served, and nothing is taken', async () => {
  const { server } = await startTestServer({ studio: await studioFolder() });
  const outside = [
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/..%5c..%5csecret.html',
  ];
  for (const path of [
    ...outside,
    '/.secret',
    '/assets',
    '/assets/',
    '/nothing',
    '/api/v1/nothing',
    '/index.html%00',
  ]) {
    const { status, body, headers } = await ask(server.url, path);
    expect([400, 403, 404], path).toContain(status);
    expect(body).not.toContain('secret<');
    expect(body).not.toBe('secret');
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
  }
  expect((await ask(server.url, '/', {}, 'POST')).status).toBe(404);
});

test('the page may call without a token where only this machine can reach it, and pages elsewhere may not', async () => {
  const { server } = await startTestServer({ studio: await studioFolder() });
  expect((await ask(server.url, '/api/v1/nodes', { origin: server.url })).status).toBe(200);
  expect((await ask(server.url, '/api/v1/nodes', { origin: 'http://evil.example' })).status).toBe(403);
  expect((await ask(server.url, '/', { host: 'evil.example' })).status).toBe(403);
  expect((await ask(server.url, '/', { origin: 'http://evil.example' })).status).toBe(403);
});

test('with a token the page is there for everybody, and what it asks for is not', async () => {
  const token = 'a token of sixteen characters or more';
  const { server } = await startTestServer({ studio: await studioFolder(), token });
  expect((await ask(server.url, '/')).status).toBe(200);
  for (const path of ['/api/v1/runs', '/api/v1/nodes', '/api/v1/queue']) {
    expect((await ask(server.url, path, { origin: server.url })).status).toBe(401);
  }
});
