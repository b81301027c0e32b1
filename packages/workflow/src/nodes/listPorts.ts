import type { ImageTensor, Ports } from '@tweedie/core';

/** Lists that go in, and come out as lists of one lineage. */
export const listInputs = {
  images: { kind: 'image', title: 'Images', list: true, optional: true },
  moreImages: { kind: 'image', title: 'More images', list: true, optional: true },
  numbers: { kind: 'number', title: 'Numbers', list: true, optional: true },
  moreNumbers: { kind: 'number', title: 'More numbers', list: true, optional: true },
  texts: { kind: 'text', title: 'Words', list: true, optional: true },
  moreTexts: { kind: 'text', title: 'More words', list: true, optional: true },
} as const satisfies Ports;

export const listOutputs = {
  images: { kind: 'image', title: 'Images', list: true },
  moreImages: { kind: 'image', title: 'More images', list: true },
  numbers: { kind: 'number', title: 'Numbers', list: true },
  moreNumbers: { kind: 'number', title: 'More numbers', list: true },
  texts: { kind: 'text', title: 'Words', list: true },
  moreTexts: { kind: 'text', title: 'More words', list: true },
} as const satisfies Ports;

/** The lists of these ports; that of a port without an edge is empty. */
export interface Lists {
  readonly images: readonly ImageTensor[];
  readonly moreImages: readonly ImageTensor[];
  readonly numbers: readonly number[];
  readonly moreNumbers: readonly number[];
  readonly texts: readonly string[];
  readonly moreTexts: readonly string[];
}

export type ListName = keyof Lists;

/** Takes an item out of each list that is there: `pick` says which, by the place of the item that is made. */
export function pickEach(
  lists: Partial<Lists>,
  count: number,
  pick: (name: ListName, i: number) => number,
): Lists {
  function picked<T>(name: ListName, list: readonly T[] | undefined): readonly T[] {
    return list ? Array.from({ length: count }, (_, i) => list[pick(name, i)]!) : [];
  }
  return {
    images: picked('images', lists.images),
    moreImages: picked('moreImages', lists.moreImages),
    numbers: picked('numbers', lists.numbers),
    moreNumbers: picked('moreNumbers', lists.moreNumbers),
    texts: picked('texts', lists.texts),
    moreTexts: picked('moreTexts', lists.moreTexts),
  };
}

type Known = { readonly [N in ListName]?: readonly (number | string | undefined)[] | undefined };

/** What `take` makes of lists whose items need not be known; nothing where one of them may have any length. */
export function knownEach(lists: Known, take: (lists: Partial<Lists>) => Lists): Known {
  if (Object.values(lists).includes(undefined)) return {};
  const taken = take(lists as unknown as Partial<Lists>) as unknown as Known; // they are not looked into
  return Object.fromEntries(Object.entries(taken).filter(([name]) => Object.hasOwn(lists, name)));
}

/** The lists that are there, in the order of their ports. */
export function given(lists: Partial<Lists>): readonly (readonly [name: ListName, length: number])[] {
  const names = Object.keys(listInputs) as ListName[];
  return names.flatMap((name) => (lists[name] ? [[name, lists[name].length] as const] : []));
}
