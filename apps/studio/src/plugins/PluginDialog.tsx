import { Button, Dialog } from '@tweedie/editor';
import type { WebPlugin } from '@tweedie/runtime-web';
import { type JSX, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/plugins.ts';
import { useStudio } from '../studioContext.ts';
import { changesOf } from './changesOf.ts';
import { Checks } from './Checks.tsx';
import { Failure } from './Failure.tsx';
import css from './Plugins.module.css';
import { PluginFacts } from './PluginFacts.tsx';
import { PluginNodes } from './PluginNodes.tsx';

export interface PluginDialogProps {
  readonly plugin: WebPlugin;
  /** What it would take the place of. */
  readonly before?: WebPlugin | undefined;
  readonly onClose: () => void;
}

/** All that is known of a plugin before it runs; and where it is not here yet, whether it is to be. */
export function PluginDialog({ plugin, before, onClose }: PluginDialogProps): JSX.Element {
  const { plugins } = useStudio();
  const isHere = useStore(plugins, ({ plugins }) =>
    plugins.some(({ name, integrity }) => name === plugin.name && integrity === plugin.integrity),
  );
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const { name, version, manifest } = plugin;
  const changes = before && changesOf(before, plugin);

  async function add(): Promise<void> {
    setBusy(true);
    try {
      await plugins.add(plugin);
      onClose();
    } catch (error) {
      setError(error);
      setBusy(false);
    }
  }
  const addTitle = before ? strings.updateTo(version) : strings.addThis;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isHere ? name : before ? strings.newVersion(name) : strings.newPlugin(name)}
      {...(plugin.about.description !== undefined && { summary: plugin.about.description })}
      footer={
        isHere ? (
          <Button onClick={onClose}>{strings.close}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{strings.cancel}</Button>
            <Button look="primary" disabled={isBusy} onClick={() => void add()}>
              {isBusy ? strings.adding : addTitle}
            </Button>
          </>
        )
      }
    >
      <div className={css.details}>
        {changes && (
          <section aria-label={strings.changes} className={css.changes}>
            <h3 className={css.heading}>{strings.changes}</h3>
            <ul>
              <li>{strings.versions(...changes.version)}</li>
              {changes.added.length > 0 && <li>{strings.newNodes(changes.added.join(', '))}</li>}
              {changes.removed.length > 0 && <li>{strings.lostNodes(changes.removed.join(', '))}</li>}
              {changes.permissions.length > 0 && <li>{strings.newAsks(changes.permissions.join(', '))}</li>}
            </ul>
          </section>
        )}
        <PluginFacts plugin={plugin} />
        <section aria-label={strings.asksFor}>
          <h3 className={css.heading}>{strings.asksFor}</h3>
          {manifest.permissions.length === 0 && <p className={css.text}>{strings.asksNothing}</p>}
          {manifest.permissions.map((permission) => (
            <p key={permission} className={css.text}>
              {strings.asks[permission]}
            </p>
          ))}
        </section>
        <PluginNodes manifest={manifest} />
        <Checks plugin={plugin} />
        {error !== undefined && <Failure error={error} />}
      </div>
    </Dialog>
  );
}
