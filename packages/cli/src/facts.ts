/** What is known of a thing, in the order in which it is shown. A list takes a line for each item. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A line for each fact that is known: its name in words, and what it is. */
export function formatFacts(facts: Facts): string {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  const width = Math.max(...known.map(([name]) => inWords(name).length)) + 2;
  const lines = known.flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map(
      (line, i) => (i === 0 ? inWords(name) : '').padEnd(width) + line,
    ),
  );
  return lines.join('\n');
}

/** "trainingData" → "training data" */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
