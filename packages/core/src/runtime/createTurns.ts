/** Begins what it is given when all that it was given before is over; at once where nothing is on its way. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return (work) => {
    const result = waiting === 0 ? work() : last.then(work);
    waiting++;
    last = result.catch(() => undefined).finally(() => waiting--);
    return result;
  };
}
