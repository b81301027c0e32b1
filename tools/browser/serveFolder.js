/** @file A server of files for tests of pages. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
};

export const isolating = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export async function serveFolder(folder, { headers = {}, port = 0 } = {}) {
  const state = { asked: [], paces: {} };

  async function answer(request, response) {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://here').pathname)).replace(
      /\/$/,
      '/index.html',
    );
    const { range } = request.headers;
    state.asked.push({ path, range });
    const body = await readFile(join(folder, path)).catch(() => undefined);
    if (!body) return response.writeHead(404).end();
    const start = range ? Number(/\d+/.exec(range)[0]) : 0;
    response.writeHead(range ? 206 : 200, {
      ...headers,
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Content-Length': body.length - start,
      ETag: `"${body.length}"`,
      ...(range && { 'Content-Range': `bytes ${start}-${body.length - 1}/${body.length}` }),
    });
    for (let at = start; at < body.length && !response.destroyed; at += 2 ** 16) {
      response.write(body.subarray(at, at + 2 ** 16));
      const pace = state.paces[extname(path)];
      if (pace) await setTimeout((1000 * 2 ** 16) / pace);
    }
    response.end();
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return Object.assign(state, {
    origin: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
