import { Command } from 'cmdk';
import type { End } from '@tweedie/workflow';
import { type JSX, useMemo, useState } from 'react';
import type { Start } from '../../document/connecting/connectionsFrom.ts';
import { titleOfNode } from '../../document/ports/titleOfNode.ts';
import css from '../../palette/Palette.module.css';
import { strings } from '../../strings/canvas.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useCanvas, useCanvasUi, useEditorState } from '../canvasContext.ts';
import type { CanvasState } from '../canvasUi.ts';
import { PortShape } from '../nodes/PortShape.tsx';
import { portsOfNode, targetsOf } from './targetsOf.ts';

/** Connecting by the keyboard: which port, and then to which other, those that cannot be with the reason. */
export function TargetList(): JSX.Element {
  const { ui } = useCanvas();
  const targets = useCanvasUi((state) => state.targets);
  const title = useEditorState((state) => targets && titleOfNode(state, targets.node)) ?? '';
  return (
    <Dialog
      open={targets !== undefined}
      onOpenChange={(open) => !open && ui.setState({ targets: undefined })}
      title={strings.connectTitle(title)}
    >
      {targets && (targets.start ? <Ends start={targets.start} /> : <Ports targets={targets} />)}
    </Dialog>
  );
}

function Ports({ targets }: { readonly targets: NonNullable<CanvasState['targets']> }): JSX.Element {
  const { editor, ui } = useCanvas();
  const ports = portsOfNode(editor.getState(), targets.node);
  return (
    <Command label={strings.choosePort} loop>
      <div className={css.search}>
        <Command.Input autoFocus placeholder={strings.choosePort} />
      </div>
      <Command.List className={css.list} label={strings.choosePort}>
        <Command.Empty className={css.empty}>{strings.noPorts}</Command.Empty>
        {ports.map(({ start, port, connected }) => (
          <Command.Item
            key={`${start.side} ${port.name}`}
            value={`${start.side} ${port.title} ${port.name}`}
            className={css.item}
            onSelect={() => ui.setState({ targets: { node: targets.node, start } })}
          >
            <PortShape kind={port.kind} list={port.list} filled={connected} />
            <span className={css.name}>{port.title}</span>
            <span className={css.category}>{strings.side(start.side)}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

function Ends({ start }: { readonly start: Start }): JSX.Element {
  const { editor, ui } = useCanvas();
  const [state] = useState(editor.getState);
  const all = useMemo(() => targetsOf(state, start), [state, start]);
  function connect(end: End): void {
    if (start.side === 'output') editor.actions.connect(start.end, end);
    else editor.actions.connect(end, start.end);
    ui.setState({ targets: undefined });
  }
  return (
    <Command label={strings.chooseTarget} loop>
      <div className={css.search}>
        <Command.Input autoFocus placeholder={strings.chooseTarget} />
      </div>
      <Command.List className={css.list} label={strings.chooseTarget}>
        <Command.Empty className={css.empty}>{strings.noTargets}</Command.Empty>
        {all.map(({ end, node, port, connection }) => (
          <Command.Item
            key={end.join('.')}
            value={`${node} ${port.title} ${end.join('.')}`}
            className={css.item}
            disabled={!connection.allowed}
            onSelect={() => connect(end)}
          >
            <PortShape kind={port.kind} list={port.list} />
            <span className={css.name}>
              {node} › {port.title}
              {!connection.allowed && <span className={css.why}>{connection.message}</span>}
            </span>
            {connection.allowed && connection.replaces && (
              <span className={css.category}>{strings.replacesShort}</span>
            )}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
