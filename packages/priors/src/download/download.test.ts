import { describe, expect, test } from 'vitest';
import { type Answer, judgeAnswer } from './judgeAnswer.ts';
import { parseModelAddress } from './modelAddress.ts';
import { rangeHeaders } from './part.ts';
import { assertSecure, hostOf } from './secure.ts';

describe('the address of a model', () => {
  test('on Hugging Face is that of the file at a revision', () => {
    const found = parseModelAddress('hf:google/ddpm-celebahq-256@v1.0/unet/model.onnx')!;
    expect(found.url).toBe('https://huggingface.co/google/ddpm-celebahq-256/resolve/v1.0/unet/model.onnx');
    expect(found.path).toBe('/google/ddpm-celebahq-256/unet/model.onnx');
    expect(found.beside('model.onnx_data')).toBe(
      'https://huggingface.co/google/ddpm-celebahq-256/resolve/v1.0/unet/model.onnx_data',
    );
    expect(found.beside('../scheduler/scheduler_config.json')).toBe(
      'https://huggingface.co/google/ddpm-celebahq-256/resolve/v1.0/scheduler/scheduler_config.json',
    );
    expect(parseModelAddress('hf:me/mine/my model.onnx')?.url).toBe(
      'https://huggingface.co/me/mine/resolve/main/my%20model.onnx',
    );
  });

  test('may be on a mirror', () => {
    const options = { huggingFace: 'https://mirror.example/hf/' };
    const found = parseModelAddress('hf:me/mine/model.onnx', options)!;
    expect(found.url).toBe('https://mirror.example/hf/me/mine/resolve/main/model.onnx');
    expect(found.beside('card.json')).toBe('https://mirror.example/hf/me/mine/resolve/main/card.json');
    expect(() =>
      parseModelAddress('hf:me/mine/model.onnx', { huggingFace: 'http://mirror.example' }),
    ).toThrow('must begin with https://, got http://mirror.example');
  });

  test('is any with https, with what lies beside it, without its query', () => {
    const found = parseModelAddress('https://a.example/b/my%20model.onnx?download=1#top')!;
    expect(found.url).toBe('https://a.example/b/my%20model.onnx?download=1');
    expect(found.path).toBe('/b/my model.onnx');
    expect(found.beside('card.json')).toBe('https://a.example/b/card.json');
    expect(found.beside('../../../card.json')).toBe('https://a.example/card.json');
    expect(found.beside('parts/weights 1.bin')).toBe('https://a.example/b/parts/weights%201.bin');
  });

  test.each(['model.onnx', './a/b.onnx', '/a/b.onnx', 'C:\\a\\b.onnx', 'a:b.onnx', ''])(
    'is none where it is a path: %j',
    (path) => expect(parseModelAddress(path)).toBeUndefined(),
  );

  test.each(['hf:', 'hf:model.onnx', 'hf:owner/name', 'hf:owner/name/', 'hf:o/n/../../x', 'hf:o/n@a b/x'])(
    'is not complete: %j',
    (text) => expect(() => parseModelAddress(text)).toThrow(`There is no file to fetch at ${text}`),
  );

  test.each(['https://a.example', 'https://a.example/', 'https://a.example/b/?x=/y'])(
    'ends in the name of a file, unlike %s',
    (text) => expect(() => parseModelAddress(text)).toThrow('must end in the name of a file'),
  );
});

test.each([
  ['https://a.example/x', undefined, true],
  ['HTTPS://A.EXAMPLE/x', undefined, true],
  ['http://127.0.0.1:8080/x', undefined, true],
  ['http://[::1]:8080/x', undefined, true],
  ['http://localhost/x', 'http://localhost:1/y', true],
  ['http://localhost/x', 'https://a.example/y', false],
  ['http://a.example/x', undefined, false],
  ['http://127.0.0.1.a.example/x', undefined, false],
  ['http://localhost@a.example/x', undefined, false],
  ['https://user:secret@a.example/x', undefined, false],
  ['ftp://a.example/x', undefined, false],
  ['file:///etc/passwd', undefined, false],
])('%s, after %s, is secure: %s', (url, from, secure) => {
  if (secure) expect(() => assertSecure(url, from)).not.toThrow();
  else expect(() => assertSecure(url, from)).toThrow(/must begin with https|not secure/);
});

test('the host of an address has no port', () => expect(hostOf('http://[::1]:80/x')).toBe('[::1]'));

describe('an answer', () => {
  const url = 'https://a.example/model.onnx';
  const part = { bytes: 10, total: 100, validator: '"a"' };
  const answer = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
    status,
    header: (name) => headers[name] ?? null,
  });
  const rest = { 'content-range': 'bytes 10-99/100', etag: '"a"' };

  test('is asked for from where the part ends, if the file is still the same', () => {
    expect(rangeHeaders(part)).toEqual({ range: 'bytes=10-', 'if-range': '"a"' });
    expect(rangeHeaders({ bytes: 0, validator: '"a"' })).toEqual({});
    expect(rangeHeaders({ bytes: 10 })).toEqual({});
  });

  test('is the rest of the same file', () => {
    expect(judgeAnswer(url, answer(206, rest), part)).toEqual({
      kind: 'body',
      from: 10,
      total: 100,
      validator: '"a"',
    });
    expect(judgeAnswer(url, answer(206, { 'content-range': 'bytes 10-99/*' }), part)).toMatchObject({
      from: 10,
    });
  });

  test.each([
    ['another place', { ...rest, 'content-range': 'bytes 9-99/100' }],
    ['another length', { ...rest, 'content-range': 'bytes 10-100/101' }],
    ['another file', { ...rest, etag: '"b"' }],
    ['no place', { etag: '"a"' }],
  ])('that is of %s is of no use', (_, headers) => {
    expect(judgeAnswer(url, answer(206, headers), part)).toEqual({ kind: 'anew' });
  });

  test.each<[headers: Record<string, string>, validator: string | undefined]>([
    [{ etag: '"a"' }, '"a"'],
    [{ etag: 'W/"a"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }, undefined],
    [{ etag: '"a"', 'content-encoding': 'gzip' }, undefined],
    [{ 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT', date: 'Thu, 01 Jan 2026 00:00:00 GMT' }, undefined],
    [
      { 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT', date: 'Thu, 01 Jan 2026 00:00:01 GMT' },
      'Thu, 01 Jan 2026 00:00:00 GMT',
    ],
    [{ 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }, undefined],
  ])('with the headers %j names the file %j', (headers, validator) => {
    expect(judgeAnswer(url, answer(200, headers), part)).toMatchObject({ from: 0, validator });
  });

  test('that is packed on the way has no length', () => {
    const headers = { 'content-length': '50', 'content-encoding': 'gzip' };
    expect(judgeAnswer(url, answer(200, headers), part)).toMatchObject({ total: undefined });
  });

  test('of a busy server may say how long', () => {
    expect(judgeAnswer(url, answer(503, { 'retry-after': '7' }), part)).toEqual({ kind: 'busy', seconds: 7 });
    expect(judgeAnswer(url, answer(429, { 'retry-after': 'tomorrow' }), part)).toMatchObject({
      seconds: undefined,
    });
  });
});
