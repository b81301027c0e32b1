import type { Choice } from './choices.ts';

/**
 * The kinds of nodes that people may mean, the likeliest first. Every word must be found: in the title, the other words
 * that people look by, the category, the name of the type or the summary, in this order of weight; at the beginning of a
 * word more than within it, and as letters in their order last of all. Among equals, what comes earlier in the list does.
 */
export function search<C extends Choice>(all: readonly C[], text: string): readonly C[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all
    .map((choice) => ({ choice, score: scoreAll(choice, words, fold(text).trim()) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ choice }) => choice);
}

function scoreAll(choice: Choice, words: readonly string[], whole: string): number {
  const scores = words.map((word) => scoreWord(choice, word));
  if (scores.includes(0)) return 0;
  const exact = fold(choice.title) === whole || choice.aliases.some((alias) => fold(alias) === whole);
  return scores.reduce((sum, score) => sum + score, 0) / words.length + (exact ? 50 : 0);
}

function scoreWord({ title, aliases, category, type, summary }: Choice, word: string): number {
  const fields: readonly (readonly [string, number])[] = [
    [title, 100],
    ...aliases.map((alias) => [alias, 70] as const),
    [type.slice(type.lastIndexOf('/') + 1), 60],
    [category, 40],
    [summary, 20],
  ];
  const best = Math.max(...fields.map(([field, weight]) => weight * match(fold(field), word)));
  return best > 0 ? best : 5 * inOrder(fold(title), word);
}

/** 1 at the beginning, 0.8 at that of a word, 0.4 within one, 0 where it is not. */
function match(field: string, word: string): number {
  const place = field.indexOf(word);
  if (place <= 0) return place === 0 ? 1 : 0;
  return field.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word)) ? 0.8 : 0.4;
}

/** Whether letters occur in their order: 1 or 0. One or two letters say nothing. */
function inOrder(field: string, word: string): number {
  if (word.length < 3) return 0;
  let place = 0;
  for (const letter of field) if (letter === word[place]) place++;
  return place === word.length ? 1 : 0;
}

/** Without case and accents: "Poisson–Gauß" and "ΠGDM" are found as they are, "deblurring" as "Deblurring". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
