import { param } from '@tweedie/core';

/** What a person calls the inputs of a node, one after the other. */
export const namesParameter = param.text({
  title: 'Names',
  summary: 'Of the columns or pictures, with commas between them',
  max: 10_000,
  default: '',
});

/** The names that are written, and for the rest what `otherwise` says. */
export function namesOf(text: string, count: number, otherwise: (i: number) => string): string[] {
  const written = text.split(',').map((name) => name.trim());
  return Array.from({ length: count }, (_, i) => written[i] || otherwise(i));
}
