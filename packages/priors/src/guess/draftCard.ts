import { parseCard, type PriorCard } from '../card/card.ts';
import type { Borders } from './guessBorders.ts';
import type { Kind } from './kinds.ts';

/** What people know, and what only the finished file has. */
const blank = {
  name: 'draft',
  title: 'A network on trial',
  file: 'model.onnx',
  sha256: '0'.repeat(64),
  bytes: 1,
  licence: 'unknown',
  trainingData: 'unknown',
};

/** A card to try a network with, of which only its borders, its kind and its sizes are true. */
export function draftCard(borders: Borders, kind: Kind, multiple = 1): PriorCard {
  return parseCard({ ...blank, ...kind, ...borders, shape: { ...borders.shape, multiple } }, 'draft');
}
