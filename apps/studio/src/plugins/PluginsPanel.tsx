import { Button, Menu } from '@tweedie/editor';
import type { AddedWebPlugin, LocalFolder, PluginSource, WebPlugin } from '@tweedie/runtime-web';
import { Plus } from 'lucide-react';
import { type JSX, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/plugins.ts';
import { useStudio } from '../studioContext.ts';
import { AddBy } from './AddBy.tsx';
import { CatalogueList } from './CatalogueList.tsx';
import { Failure } from './Failure.tsx';
import { PluginDialog } from './PluginDialog.tsx';
import css from './Plugins.module.css';
import { PluginRow } from './PluginRow.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { SourcesDialog } from './SourcesDialog.tsx';

/** What stands over the panel. */
type Open =
  | { readonly is: 'plugin'; readonly plugin: WebPlugin; readonly before?: WebPlugin | undefined }
  | { readonly is: 'by'; readonly way: 'npm' | 'url' }
  | { readonly is: 'remove'; readonly name: string }
  | { readonly is: 'sources' };

/** The plugins of others: those on this device, and those that a catalogue lists. */
export function PluginsPanel(): JSX.Element {
  const { plugins } = useStudio();
  const { plugins: here, failures } = useStore(plugins);
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<Open>();
  const [note, setNote] = useState<unknown>();
  const files = useRef<HTMLInputElement>(null);
  const close = (): void => setOpen(undefined);
  const matches = ({ name, about, manifest }: WebPlugin): boolean =>
    isIn(words, [name, about.description ?? '', ...manifest.nodes.map(({ title }) => title)]);
  const shown = here.filter(matches);

  /** Shows what a package is, before anything is done with it. */
  async function look(source: PluginSource, before?: AddedWebPlugin): Promise<void> {
    setNote(undefined);
    try {
      const plugin = await plugins.find(source);
      const old = before ?? here.find(({ name }) => name === plugin.name);
      if (before?.integrity === plugin.integrity) return setNote(strings.isNewest(before.name));
      setOpen({ is: 'plugin', plugin, ...(old?.integrity !== plugin.integrity && { before: old }) });
    } catch (error) {
      setNote(error);
    }
  }
  async function chooseFolder(): Promise<void> {
    const folder = await pickFolder();
    if (folder) await look({ folder });
  }
  return (
    <div className={css.panel}>
      <div className={css.bar}>
        <input
          type="search"
          className={css.search}
          aria-label={strings.search}
          placeholder={strings.search}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Menu
          label={strings.addFrom}
          align="end"
          items={[
            { title: strings.byName, onSelect: () => setOpen({ is: 'by', way: 'npm' }) },
            { title: strings.byAddress, onSelect: () => setOpen({ is: 'by', way: 'url' }) },
            { title: strings.fromFolder, onSelect: () => void chooseFolder() },
            { title: strings.fromFile, onSelect: () => files.current?.click() },
            'separator',
            { title: strings.sources, onSelect: () => setOpen({ is: 'sources' }) },
          ]}
        >
          <Button size="small" icon={<Plus />}>
            {strings.add}
          </Button>
        </Menu>
        <input
          ref={files}
          type="file"
          accept=".tgz,.tar.gz"
          hidden
          aria-label={strings.fromFile}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void look({ file });
            target.value = '';
          }}
        />
      </div>
      {note !== undefined && <Failure error={note} />}
      <section aria-label={strings.here}>
        <h2 className={css.heading}>{strings.here}</h2>
        {here.length + failures.length === 0 && <p className={css.quiet}>{strings.none}</p>}
        <ul className={css.list}>
          {shown.map((plugin) => (
            <PluginRow
              key={plugin.name}
              plugin={plugin}
              onDetails={() => setOpen({ is: 'plugin', plugin })}
              onUpdate={sourceOf(plugin) && (() => void look(sourceOf(plugin)!, plugin))}
              onRemove={() => setOpen({ is: 'remove', name: plugin.name })}
            />
          ))}
          {failures.map((failure) => (
            <li key={failure.plugin} className={css.row}>
              <Failure error={failure} />
              <Button size="small" onClick={() => setOpen({ is: 'remove', name: failure.plugin })}>
                {strings.remove}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <CatalogueList words={words} isIn={isIn} onLook={look} />
      {open?.is === 'plugin' && <PluginDialog plugin={open.plugin} before={open.before} onClose={close} />}
      {open?.is === 'by' && (
        <AddBy way={open.way} onFound={(plugin) => setOpen({ is: 'plugin', plugin })} onClose={close} />
      )}
      {open?.is === 'remove' && <RemoveDialog name={open.name} onClose={close} />}
      {open?.is === 'sources' && <SourcesDialog onClose={close} />}
    </div>
  );
}

/** Whether some of the texts hold every one of the words. */
function isIn(words: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Where a newer version would be; what came from the device has to be chosen again. */
function sourceOf({ name, origin }: WebPlugin): PluginSource | undefined {
  if (origin.kind === 'npm') return { npm: name };
  return origin.kind === 'url' ? { url: origin.url } : undefined;
}

interface DirectoryPicker {
  showDirectoryPicker?(): Promise<FileSystemDirectoryHandle>;
}

/** A folder that the user chose; `undefined` where they did not. */
async function pickFolder(): Promise<LocalFolder | undefined> {
  const { showDirectoryPicker: pick } = window as DirectoryPicker;
  if (pick) return pick.call(window).catch(() => undefined);
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', webkitdirectory: true });
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
