import type { CommandContext } from './command.ts';

/** Copies what is selected to the clipboard of the system, where no event brings one. */
export function copySelected({ editor }: CommandContext): void {
  const text = editor.actions.copy();
  if (text !== undefined) void navigator.clipboard.writeText(text).catch(() => undefined);
}

/** Pastes from the clipboard of the system, where no event brings it. The browser may ask first. */
export function pasteFromSystem(context: CommandContext, incoming: boolean): void {
  const at = context.pointer();
  void navigator.clipboard
    .readText()
    .then((text) => context.editor.actions.paste(text, at, { incoming }))
    .catch(() => undefined);
}

/** Puts what is selected on the clipboard that an event brings. Gives false where there is nothing. */
export function copyTo(data: DataTransfer | null, { editor }: CommandContext): boolean {
  const text = editor.actions.copy();
  if (text === undefined || !data) return false;
  data.setData('text/plain', text);
  return true;
}

/** Takes a picture or a part of a graph from the clipboard that an event brings. Gives false for anything else. */
export function pasteFrom(data: DataTransfer | null, context: CommandContext, incoming: boolean): boolean {
  const { editor, files, pointer } = context;
  const pictures = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
  if (pictures.length > 0 && files.onPicture) {
    const { x, y } = pointer();
    for (const [i, file] of pictures.entries()) files.onPicture(file, { x: x + 24 * i, y: y + 24 * i });
    return true;
  }
  const text = data?.getData('text/plain') ?? '';
  return text !== '' && editor.actions.paste(text, pointer(), { incoming });
}
