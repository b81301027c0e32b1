import { Button, Dialog, IconButton } from '@tweedie/editor';
import { CopyPlus, Pencil, Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../../strings/documents.ts';
import { useDocument, useStudio } from '../../studioContext.ts';
import { deleteDocument, type DocumentSummary, duplicateDocument, renameDocument } from '../library.ts';
import css from './list.module.css';
import { MiniGraph } from './MiniGraph.tsx';
import { useDocuments } from './useDocuments.ts';

/** All documents of this browser, to open and to tidy up. */
export function DocumentsDialog(): JSX.Element {
  const { view } = useStudio();
  const all = useDocuments();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = all?.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <Dialog
      open
      onOpenChange={() => view.setState({ dialog: undefined })}
      title={strings.documents}
      summary={strings.documentsSummary}
    >
      {all && all.length > 0 && (
        <div className={css.filter}>
          <input
            type="search"
            className={css.field}
            aria-label={strings.filter}
            placeholder={strings.filter}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </div>
      )}
      <Undo />
      {shown?.length === 0 && (
        <p className={css.empty}>{all?.length === 0 ? strings.noDocuments : strings.noneFound}</p>
      )}
      <ul className={css.list} aria-label={strings.documents}>
        {shown?.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ul>
    </Dialog>
  );
}

/** The way back from what was just done, which the page offers under the dialog, where no key comes to. */
function Undo(): JSX.Element | null {
  const { notices } = useStudio();
  const last = useStore(notices, (state) => state.notices.findLast(({ action }) => action));
  if (!last?.action) return null;
  const { id, text, action } = last;
  return (
    <p className={css.undo}>
      {text}
      <Button
        key={id}
        size="small"
        autoFocus
        onClick={() => {
          notices.close(id);
          action.run();
        }}
      >
        {action.title}
      </Button>
    </p>
  );
}

function DocumentRow({ document }: { document: DocumentSummary }): JSX.Element {
  const studio = useStudio();
  const open = useDocument();
  const catalogue = useStore(open.editor, (state) => state.catalogue);
  const [renaming, setRenaming] = useState(false);
  const { id, name, savedAt, bytes, workflow, held } = document;
  const isOpen = id === open.id;
  const act = (what: Promise<void>): void => {
    what.catch((error: unknown) => studio.notices.sayProblem(error));
  };
  function openIt(): void {
    studio.view.setState({ dialog: undefined });
    act(studio.documents.open(id));
  }
  function rename(to: string): void {
    setRenaming(false);
    if (to !== '' && to !== name) act(renameDocument(studio, id, to));
  }
  const facts = [
    strings.ago(savedAt, Date.now()),
    strings.nodes(Object.keys(workflow.nodes).length),
    strings.bytes(bytes),
  ];
  return (
    <li className={css.row}>
      <MiniGraph workflow={workflow} catalogue={catalogue} />
      <div className={css.what}>
        {renaming ? (
          <NameField name={name} onName={rename} />
        ) : (
          <button type="button" className={css.name} onClick={openIt}>
            {name}
          </button>
        )}
        <p className={css.facts}>
          {(isOpen || held) && (
            <span className={css.badge}>{isOpen ? strings.isOpen : strings.isElsewhere} · </span>
          )}
          {facts.join(' · ')}
        </p>
      </div>
      <IconButton
        label={strings.actionOn(strings.rename, name)}
        icon={<Pencil aria-hidden />}
        onClick={() => setRenaming(true)}
      />
      <IconButton
        label={strings.actionOn(strings.duplicate, name)}
        icon={<CopyPlus aria-hidden />}
        onClick={() => act(duplicateDocument(studio, id))}
      />
      <IconButton
        label={strings.actionOn(strings.delete, name)}
        icon={<Trash2 aria-hidden />}
        onClick={() => act(deleteDocument(studio, id))}
      />
    </li>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** Enter takes the name, Escape leaves it as it was. */
function NameField({ name, onName }: NameFieldProps): JSX.Element {
  return (
    <input
      className={css.field}
      aria-label={strings.nameOf(name)}
      defaultValue={name}
      autoFocus
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={({ currentTarget }) => onName(currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation(); // the dialog stays
          event.currentTarget.value = name;
        }
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
