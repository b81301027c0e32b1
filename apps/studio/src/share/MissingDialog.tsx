import { Button, Dialog } from '@tweedie/editor';
import { type JSX, useMemo } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/share.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import css from './MissingDialog.module.css';
import { type MissingPlugin, missingPlugins } from './missingPlugins.ts';

/** Says what of the open document is not here, and from whom it would come, before anything of it runs. */
export function MissingDialog(): JSX.Element {
  const { view } = useStudio();
  const { editor } = useDocument();
  const { workflow, catalogue } = useStore(editor);
  const missing = useMemo(() => missingPlugins(workflow, catalogue), [workflow, catalogue]);
  const close = (): void => view.setState({ dialog: undefined });
  return (
    <Dialog
      open
      onOpenChange={close}
      title={strings.missing}
      summary={strings.missingSummary}
      footer={
        <Button look="primary" onClick={close}>
          {strings.keepLooking}
        </Button>
      }
    >
      <ul className={css.plugins}>
        {missing.map((plugin) => (
          <Missing
            key={plugin.name}
            plugin={plugin}
            onAdd={() => view.setState({ dialog: undefined, left: 'plugins' })}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface MissingProps {
  readonly plugin: MissingPlugin;
  readonly onAdd: (name: string) => void;
}

function Missing({ plugin: { name, version, integrity, nodes, isHere }, onAdd }: MissingProps): JSX.Element {
  return (
    <li className={css.plugin}>
      <div className={css.what}>
        <p className={css.name}>
          {name} <span className={css.fact}>{version !== undefined && strings.version(version)}</span>
        </p>
        <p className={css.fact}>{strings.nodes(nodes)}</p>
        {isHere ? (
          <p className={css.fact}>{strings.missingBuiltIn}</p>
        ) : (
          <>
            {version === undefined && <p className={css.fact}>{strings.unknownVersion}</p>}
            <p className={css.hash}>
              {strings.integrity}: {integrity ?? strings.unknownIntegrity}
            </p>
          </>
        )}
      </div>
      {!isHere && (
        <Button aria-label={strings.addName(name)} onClick={() => onAdd(name)}>
          {strings.add}
        </Button>
      )}
    </li>
  );
}
