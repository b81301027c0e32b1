import { Button, isMac, matchKeys, Menu, type MenuItem } from '@tweedie/editor';
import { ChevronDown } from 'lucide-react';
import { type JSX, useEffect, useMemo, useRef } from 'react';
import type { Studio } from '../createStudio.ts';
import { newDocument } from '../documents/newDocument.ts';
import type * as Saving from '../share/saveFiles.ts';
import { strings } from '../strings/documents.ts';
import { useStudio } from '../studioContext.ts';

const accepted = '.json,.zip,.png,image/*,application/json,application/zip';

/** What is done with whole documents: open, save, share. Its keys work wherever the focus is. */
export function FileMenu(): JSX.Element {
  const studio = useStudio();
  const input = useRef<HTMLInputElement>(null);
  const commands = useMemo(() => commandsOf(studio, () => input.current?.click()), [studio]);
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const command = [...commands.keyed].find(([keys]) => matchKeys(keys, event, isMac()))?.[1];
      if (!command) return;
      event.preventDefault();
      if (!event.repeat) command();
    }
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [commands]);
  return (
    <>
      <Menu label={strings.file} items={commands.items}>
        <Button look="quiet">
          {strings.file}
          <ChevronDown aria-hidden />
        </Button>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={strings.openFile}
        accept={accepted}
        onChange={({ currentTarget }) => {
          void studio.opener.files([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

interface FileCommands {
  readonly items: readonly MenuItem[];
  readonly keyed: ReadonlyMap<string, () => void>;
}

function commandsOf(studio: Studio, choose: () => void): FileCommands {
  const { documents, notices, view } = studio;
  const save = (what: (saving: typeof Saving) => void | Promise<void>): void => {
    import('../share/saveFiles.ts').then(what).catch((error: unknown) => notices.sayProblem(error));
  };
  const saveGraph = (): void => save(({ saveGraph }) => saveGraph(studio));
  const show = (dialog: 'gallery' | 'documents' | 'versions' | 'share') => () => view.setState({ dialog });
  const create = (): void => documents.openNew({ workflow: newDocument, origin: { kind: 'new' } });
  return {
    keyed: new Map([
      ['Ctrl+S', saveGraph],
      ['Ctrl+O', choose],
    ]),
    items: [
      { title: strings.new, onSelect: create },
      { title: strings.fromTemplate, onSelect: show('gallery') },
      { title: strings.openFile, shortcut: 'Ctrl+O', onSelect: choose },
      { title: strings.recent, onSelect: show('documents') },
      'separator',
      { title: strings.saveFile, shortcut: 'Ctrl+S', onSelect: saveGraph },
      {
        title: strings.export,
        items: [
          { title: strings.exportPicture, onSelect: () => save(({ savePicture }) => savePicture(studio)) },
          { title: strings.exportBundle, onSelect: () => save(({ saveBundle }) => saveBundle(studio)) },
        ],
      },
      { title: strings.share, onSelect: show('share') },
      'separator',
      { title: strings.versions, onSelect: show('versions') },
    ],
  };
}
