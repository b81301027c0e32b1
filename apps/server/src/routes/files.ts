import { failure, upload } from '../api/schemas.ts';
import { Refusal } from '../failures/refusal.ts';
import type { App, RouteContext } from './context.ts';

/** Pictures for runs. */
export function fileRoutes(app: App, { files, limits }: RouteContext): void {
  app.addContentTypeParser(
    ['image/png', 'image/jpeg', 'image/webp', 'image/tiff', 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: limits.uploadBytes },
    (_, body, done) => done(null, body),
  );
  const schema = {
    operationId: 'uploadPicture',
    summary: 'Uploads a picture (PNG, JPEG, WebP or TIFF), whose bytes are the body',
    tags: ['files'],
    consumes: ['image/png', 'image/jpeg', 'image/webp', 'image/tiff', 'application/octet-stream'],
    response: { 201: upload, 413: failure, 415: failure, 422: failure, 507: failure },
  };
  const options = { schema, config: { picture: true }, bodyLimit: limits.uploadBytes };
  app.post('/files', options, async (request, reply) => {
    if (!Buffer.isBuffer(request.body)) {
      throw new Refusal(
        'unknown-content',
        'The body must be a picture',
        'Send it as image/png, for example.',
      );
    }
    return reply.code(201).send(await files.put(request.body));
  });
}
