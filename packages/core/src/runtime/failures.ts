/** @file What ONNX Runtime and autodiff say of a network, as errors that name it. */
import { TweedieError } from '../errors.ts';

/** What ONNX Runtime says of bytes that are no model, or the beginning of one. */
const notOnnx = /protobuf parsing failed|does not have a graph/i;

/** Why a model cannot be loaded. */
export function badModel(place: string, cause: unknown): TweedieError {
  if (cause instanceof TweedieError) return cause;
  const told = sentenceOf(cause);
  const state = notOnnx.test(told) ? 'is cut short, or not an ONNX model' : `cannot be loaded: ${told}`;
  return new TweedieError('bad-model', `${place} ${state}`, {
    remedy: 'Check that the file is whole, and that its operators are standard ones.',
    cause,
  });
}

/** Why a run failed. */
export function networkFailed(place: string, cause: unknown): TweedieError {
  const told = sentenceOf(cause);
  if (told.startsWith('autodiff: ')) {
    const { remedy = 'Choose a solver that needs no derivative.' } = cause as { readonly remedy?: string };
    return new TweedieError('bad-model', told.replace('autodiff', place), { remedy, cause });
  }
  if (cause instanceof TweedieError) return cause;
  return new TweedieError('network-failed', `${place}: the network failed: ${told}`, { cause });
}

/** ONNX Runtime's message in one line, without the places in its sources. */
export function sentenceOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message
    .replace(/^.*?ERROR_MESSAGE: /s, '')
    .replace(/\/\S*onnxruntime(_src)?\/\S+ /g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
