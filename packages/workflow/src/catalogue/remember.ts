/** Answers that were given before, by their keys; only the latest `limit` questions are remembered. */
export function remember<T>(limit: number): (key: string, answer: () => T) => T {
  const answers = new Map<string, T>();
  return (key, answer) => {
    const known = answers.get(key) ?? answer();
    answers.delete(key);
    answers.set(key, known);
    if (answers.size > limit) answers.delete(answers.keys().next().value!);
    return known;
  };
}
