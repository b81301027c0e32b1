import { Validator } from '@seriousme/openapi-schema-validator';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startTestServer } from '../fixtures/server.ts';

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly operationId: string; readonly requestBody?: { readonly content: object } }>
      >
    >
  >;
}

test('the OpenAPI document is valid, and names every route', async () => {
  const { client } = await startTestServer();
  const { body } = await client.ask<OpenApi>('GET', '/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const checked = await new Validator().validate(body as unknown as Record<string, unknown>);
  expect(checked.errors).toBeUndefined();
  expect(checked.valid).toBe(true);
  const operations = Object.values(body.paths).flatMap((methods) => Object.values(methods));
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual([
    ...['cancelRun', 'createRun', 'deleteRun', 'getHealth', 'getOutputs', 'getQueue', 'getResult'],
    ...[
      'getRun',
      'getWorkflow',
      'listNodes',
      'listRuns',
      'moveRun',
      'pauseQueue',
      'resumeQueue',
      'uploadPicture',
      'watchRun',
    ],
  ]);
  const upload = body.paths['/api/v1/files']!['post']!;
  expect(Object.values(upload.requestBody!.content)).toContainEqual({
    schema: { type: 'string', format: 'binary' },
  });
});

test('the README names every request', async () => {
  const { client } = await startTestServer();
  const { body } = await client.ask<OpenApi>('GET', '/openapi.json');
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  for (const [path, methods] of Object.entries(body.paths)) {
    for (const method of Object.keys(methods)) {
      expect(readme).toContain(`| \`${method.toUpperCase()} ${path}\``);
    }
  }
});

test('every kind of node is listed, with ports and parameters', async () => {
  const { client, session } = await startTestServer();
  const { body } = await client.ask<{ type: string; params: { name: string }[] }[]>('GET', '/nodes');
  expect(body.map(({ type }) => type)).toEqual(session.catalogue.all.map(({ type }) => type));
  const ddrm = body.find(({ type }) => type === '@tweedie/solvers/ddrm');
  expect(ddrm).toMatchObject({
    inputs: { prior: { kind: 'prior' } },
    outputs: { samples: { kind: 'samples' } },
  });
  expect(ddrm?.params.map(({ name }) => name)).toContain('steps');
});
