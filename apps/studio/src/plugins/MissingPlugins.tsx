import { Button, Dialog } from '@tweedie/editor';
import type { WebPlugin } from '@tweedie/runtime-web';
import { type MissingPlugin, missingPlugins, type Workflow } from '@tweedie/workflow';
import { type JSX, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/plugins.ts';
import { useStudio } from '../studioContext.ts';
import { Failure } from './Failure.tsx';
import { PluginDialog } from './PluginDialog.tsx';
import css from './Plugins.module.css';

export interface MissingPluginsProps {
  /** The document that was opened. */
  readonly workflow: Workflow;
  readonly onClose: () => void;
}

/**
 * Lists the plugins that a document needs and that are not here. Nothing is fetched before somebody asks for it, and
 * nothing is added before they have seen what it is.
 */
export function MissingPlugins({ workflow, onClose }: MissingPluginsProps): JSX.Element {
  const { plugins, session, view } = useStudio();
  useStore(plugins); // the catalogue changes with them
  const missing = missingPlugins(workflow, session.catalogue);
  const [found, setFound] = useState<WebPlugin>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<string>();

  async function look({ name, range, integrity }: MissingPlugin): Promise<void> {
    setBusy(name);
    setError(undefined);
    try {
      const version = range === undefined ? '' : `@${exactOf(range, integrity)}`;
      setFound(
        await plugins.find({ npm: `${name}${version}` }, integrity === undefined ? {} : { integrity }),
      );
    } catch (error) {
      setError(error);
    }
    setBusy(undefined);
  }
  if (found) return <PluginDialog plugin={found} onClose={() => setFound(undefined)} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={strings.missingTitle}
      summary={strings.missingSummary}
      footer={
        <>
          <Button onClick={() => view.setState({ dialog: undefined, left: 'plugins' })}>
            {strings.otherWays}
          </Button>
          <Button look="primary" onClick={onClose}>
            {strings.lookFirst}
          </Button>
        </>
      }
    >
      {missing.length === 0 && <p className={css.text}>{strings.allThere}</p>}
      <ul className={css.list}>
        {missing.map((plugin) => (
          <li key={plugin.name} className={css.row} aria-label={plugin.name}>
            <div className={css.head}>
              <span className={css.name}>{plugin.name}</span>
              {plugin.range !== undefined && (
                <span className={css.version}>{strings.missingVersion(plugin.range)}</span>
              )}
              <Button size="small" disabled={busy !== undefined} onClick={() => void look(plugin)}>
                {busy === plugin.name ? strings.looking : strings.fromNpm}
              </Button>
            </div>
            <p className={css.nodes}>
              {strings.nodesOf(plugin.types.length)}: {plugin.types.map(shortOf).join(', ')}
            </p>
            <p className={css.quiet}>
              {plugin.integrity === undefined ? strings.noHash : strings.missingHash(plugin.integrity)}
            </p>
          </li>
        ))}
      </ul>
      {error !== undefined && <Failure error={error} />}
    </Dialog>
  );
}

/** A hash is that of the first version of a range; without one, any of the range will do. */
function exactOf(range: string, integrity: string | undefined): string {
  return integrity === undefined ? range : range.replace(/^[\^~]/, '');
}

function shortOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}
