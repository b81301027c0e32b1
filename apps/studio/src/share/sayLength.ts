import { strings } from '../strings/share.ts';

/**
 * What programs take, in characters: chats and mail programs cut what is longer than about 2000 (Discord takes 2000,
 * Outlook 2048); Safari refuses addresses beyond 80 000, and Firefox shows no more than 65 536.
 */
const limits = { chats: 2000, browsers: 64_000 };

/** Says how long a link is, and who does not take it. */
export function sayLength(length: number): { readonly words: string; readonly isLong: boolean } {
  const fate =
    length > limits.browsers ? strings.tooLong : length > limits.chats ? strings.longForChats : strings.fits;
  return { words: `${strings.length(length)} ${fate}`, isLong: length > limits.chats };
}
