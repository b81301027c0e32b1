import { Button, Dialog } from '@tweedie/editor';
import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import { type JSX, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../../strings/documents.ts';
import { useDocument, useStudio } from '../../studioContext.ts';
import { contentText } from '../contentText.ts';
import { copyVersion, restoreVersion } from '../restoreVersion.ts';
import type { VersionRecord } from '../store/records.ts';
import css from './list.module.css';
import { MiniGraph } from './MiniGraph.tsx';

/** What the open document was, to go back to. */
export function VersionsDialog(): JSX.Element {
  const { view } = useStudio();
  const { editor } = useDocument();
  const name = useStore(editor, (state) => state.workflow.name) || strings.untitled;
  const versions = useVersions();
  return (
    <Dialog
      open
      onOpenChange={() => view.setState({ dialog: undefined })}
      title={strings.versionsTitle}
      summary={strings.versionsSummary(name)}
    >
      {versions?.length === 0 && <p className={css.empty}>{strings.noVersions}</p>}
      <ol className={css.list} aria-label={strings.versionsTitle}>
        {versions?.map((version) => (
          <VersionRow key={version.id} version={version} />
        ))}
      </ol>
    </Dialog>
  );
}

function VersionRow({ version }: { version: VersionRecord }): JSX.Element {
  const studio = useStudio();
  const { editor } = useDocument();
  const { workflow: open, catalogue } = useStore(editor);
  const workflow = useMemo(() => read(version.text), [version.text]);
  const isNow = useMemo(() => contentText(open) === version.text, [open, version.text]);
  const time = new Date(version.savedAt);
  function act(what: (needs: typeof studio, version: VersionRecord) => Promise<void>): void {
    studio.view.setState({ dialog: undefined });
    what(studio, version).catch((error: unknown) => studio.notices.sayProblem(error));
  }
  return (
    <li className={css.row}>
      {workflow && <MiniGraph workflow={workflow} catalogue={catalogue} />}
      <div className={css.what}>
        <time className={css.name} dateTime={time.toISOString()}>
          {time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
        <p className={css.facts}>
          {isNow && <span className={css.badge}>{strings.isNow} · </span>}
          {workflow
            ? `${strings.reasons[version.reason]} · ${strings.nodes(Object.keys(workflow.nodes).length)}`
            : strings.damagedVersion}
        </p>
      </div>
      {workflow && (
        <>
          {!isNow && <Button onClick={() => act(restoreVersion)}>{strings.restore}</Button>}
          <Button look="quiet" onClick={() => act(copyVersion)}>
            {strings.restoreAsCopy}
          </Button>
        </>
      )}
    </li>
  );
}

/** The versions of the open document; `undefined` until they are read. */
function useVersions(): readonly VersionRecord[] | undefined {
  const { documents, notices } = useStudio();
  const { id } = useDocument();
  const changes = useStore(documents, (state) => state.changes);
  const [versions, setVersions] = useState<readonly VersionRecord[]>();
  useEffect(() => {
    let over = false;
    documents.store
      .then((store) => store.versions(id))
      .then(
        (found) => {
          if (!over) setVersions(found);
        },
        (error: unknown) => notices.sayProblem(error),
      );
    return () => {
      over = true;
    };
  }, [documents, notices, id, changes]);
  return versions;
}

function read(text: string): Workflow | undefined {
  try {
    return parseWorkflow(text);
  } catch {
    return undefined;
  }
}
