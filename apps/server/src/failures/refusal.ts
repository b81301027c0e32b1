/** What a server refuses beside what Tweedie itself does. */
export type RefusalCode =
  | 'bad-request'
  | 'unauthorised'
  | 'foreign-origin'
  | 'foreign-host'
  | 'frozen'
  | 'conflict'
  | 'too-large'
  | 'unknown-content'
  | 'queue-full'
  | 'storage-full'
  | 'closing';

/** A request that the server does not do. The message is one sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly remedy: string | undefined;

  constructor(code: RefusalCode, message: string, remedy?: string) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}
