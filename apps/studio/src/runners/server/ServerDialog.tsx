import { Button, Dialog, IconButton } from '@tweedie/editor';
import { Trash2 } from 'lucide-react';
import { type JSX, type SubmitEvent, useId, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../../strings/running.ts';
import { useStudio } from '../../studioContext.ts';
import { addressOf } from './addressOf.ts';
import css from './ServerDialog.module.css';
import { type ServerStatus, statusText } from './serverStatus.ts';

/** Adds a server, tries whether it answers, and forgets those that are not needed any more. */
export function ServerDialog(): JSX.Element {
  const { servers, runners, view } = useStudio();
  const [text, setText] = useState('');
  const [token, setToken] = useState('');
  const [told, setTold] = useState<Told>();
  const form = useId();
  const close = (): void => view.setState({ dialog: undefined });

  async function test(): Promise<void> {
    const address = addressOf(text);
    if (address === undefined) return setTold({ good: false, text: strings.noAddress });
    setTold({ good: true, text: strings.asking });
    setTold(tell(address, await servers.test(address, token)));
  }
  function use(event: SubmitEvent): void {
    event.preventDefault();
    const address = addressOf(text);
    if (address === undefined) return setTold({ good: false, text: strings.noAddress });
    servers.add(address, token);
    runners.choose(address);
    close();
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      title={strings.servers}
      summary={strings.serversSummary}
      closeLabel={strings.close}
      footer={
        <>
          <Button onClick={() => void test()}>{strings.test}</Button>
          <Button look="primary" type="submit" form={form}>
            {strings.add}
          </Button>
        </>
      }
    >
      <form id={form} className={css.form} onSubmit={use}>
        <label className={css.field}>
          <span>{strings.address}</span>
          <input
            value={text}
            placeholder={strings.addressHint}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label className={css.field}>
          <span>{strings.token}</span>
          <input
            type="password"
            value={token}
            placeholder={strings.tokenHint}
            autoComplete="off"
            onChange={(event) => setToken(event.target.value)}
          />
        </label>
        <p className={css.note}>{strings.tokenNote}</p>
        <p role="status" className={css.told} data-good={told?.good}>
          {told?.text} {told?.remedy}
        </p>
      </form>
      <Known />
    </Dialog>
  );
}

interface Told {
  readonly good: boolean;
  readonly text: string;
  readonly remedy?: string;
}

function tell(address: string, status: ServerStatus): Told {
  if (status.is === 'up') return { good: true, text: strings.works(address, statusText(status)) };
  const { message, remedy } = status;
  return { good: false, text: `${message}.`, ...(remedy !== undefined && { remedy }) };
}

/** The servers that are remembered, with how they are. */
function Known(): JSX.Element | null {
  const { servers } = useStudio();
  const { addresses, status } = useStore(servers);
  if (addresses.length === 0) return null;
  return (
    <section aria-label={strings.known}>
      <h3 className={css.heading}>{strings.known}</h3>
      <ul className={css.list}>
        {addresses.map((address) => (
          <li key={address} className={css.server}>
            <span className={css.address}>{strings.server(address)}</span>
            <span className={css.note}>
              {address === servers.own() ? strings.own : statusText(status[address])}
            </span>
            {address !== servers.own() && (
              <IconButton
                size="small"
                label={strings.forget(address)}
                icon={<Trash2 aria-hidden />}
                onClick={() => servers.forget(address)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
