import { TweedieError, type TweedieErrorOptions } from '@tweedie/core';

/** The error for a document that cannot be read: "workflow: nodes.blur must be an object". */
export function badWorkflow(sentence: string, options?: TweedieErrorOptions): TweedieError {
  return new TweedieError('bad-workflow', `workflow: ${sentence}`, options);
}

/** A place in a document, such as "nodes.blur.params". */
export function placeOf(path: readonly (string | number)[]): string {
  const names = path.map(String).map((name) => (name.length > 64 ? `${name.slice(0, 64)}…` : name));
  return names.join('.') || 'the document';
}
