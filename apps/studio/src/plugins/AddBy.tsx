import { Button, Dialog } from '@tweedie/editor';
import type { WebPlugin } from '@tweedie/runtime-web';
import { type JSX, type SubmitEvent, useId, useRef, useState } from 'react';
import { strings } from '../strings/plugins.ts';
import { useStudio } from '../studioContext.ts';
import { Failure } from './Failure.tsx';
import css from './Plugins.module.css';

export interface AddByProps {
  readonly way: 'npm' | 'url';
  readonly onFound: (plugin: WebPlugin) => void;
  readonly onClose: () => void;
}

/** Asks for the name or the address of a plugin, and looks what is there. */
export function AddBy({ way, onFound, onClose }: AddByProps): JSX.Element {
  const { plugins } = useStudio();
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const looking = useRef<AbortController>(null);
  const form = useId();
  const label = way === 'npm' ? strings.npmName : strings.address;

  async function look(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const controller = (looking.current = new AbortController());
    setBusy(true);
    setError(undefined);
    const source = way === 'npm' ? { npm: text.trim() } : { url: text.trim() };
    try {
      onFound(await plugins.find(source, { signal: controller.signal }));
    } catch (error) {
      setError(error);
      setBusy(false);
    }
  }
  function close(): void {
    looking.current?.abort();
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      size="small"
      title={strings.addFrom}
      summary={way === 'npm' ? strings.npmSummary : strings.addressSummary}
      footer={
        <>
          <Button onClick={close}>{strings.cancel}</Button>
          <Button look="primary" type="submit" form={form} disabled={isBusy || text.trim() === ''}>
            {isBusy ? strings.looking : strings.lookAt}
          </Button>
        </>
      }
    >
      <form id={form} className={css.form} onSubmit={(event) => void look(event)}>
        <label className={css.field}>
          {label}
          <input
            className={css.search}
            value={text}
            spellCheck={false}
            autoComplete="off"
            placeholder={way === 'npm' ? 'tweedie-plugin-…' : 'https://…'}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {error !== undefined && <Failure error={error} />}
      </form>
    </Dialog>
  );
}
