/** @file Going through the rows of the outline, as they are in the page. */

/** The rows in sight, from top to bottom. */
export function rowsIn(tree: HTMLElement): readonly HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>('[data-row]')];
}

export function rowOf(tree: HTMLElement, key: string): HTMLElement | undefined {
  return rowsIn(tree).find((row) => row.dataset['row'] === key);
}

const page = 10;

/** The row that a key leads to from another; `undefined` where it leads nowhere. */
export function nextRow(
  rows: readonly HTMLElement[],
  from: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const at = rows.indexOf(from);
  const last = rows.length - 1;
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: last,
    PageDown: Math.min(at + page, last),
    PageUp: Math.max(at - page, 0),
  }[key];
  return to === undefined ? undefined : rows[to];
}

/** The row of the node that a row belongs to. */
export function parentRow(rows: readonly HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  return rows.slice(0, rows.indexOf(from)).findLast((row) => row.getAttribute('aria-level') === '1');
}

/** The next row whose title begins with letters, from a row on and around. */
export function rowByLetters(
  rows: readonly HTMLElement[],
  from: HTMLElement,
  letters: string,
): HTMLElement | undefined {
  const at = rows.indexOf(from) + (letters.length === 1 ? 1 : 0);
  const inTurn = [...rows.slice(at), ...rows.slice(0, at)];
  const wanted = letters.toLowerCase();
  return inTurn.find((row) => row.dataset['title']?.toLowerCase().startsWith(wanted));
}
