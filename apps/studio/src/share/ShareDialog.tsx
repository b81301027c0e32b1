import { Button, Dialog, Switch } from '@tweedie/editor';
import { Check, Copy, Download } from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/share.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import { embedCode } from './embed/embedCode.ts';
import { EmbedNote } from './embed/EmbedNote.tsx';
import { hashOfGraph } from './graphLink.ts';
import css from './ShareDialog.module.css';
import { saveBundle, saveGraph, savePicture } from './saveFiles.ts';
import { sayLength } from './sayLength.ts';

/** All ways in which a graph leaves the studio. */
export function ShareDialog(): JSX.Element {
  const studio = useStudio();
  const { sharing, view, notices } = studio;
  const { editor } = useDocument();
  const { workflow, catalogue } = useStore(editor);
  const { strip, inPictures } = useStore(sharing);
  const [busy, setBusy] = useState(false);
  const page = location.href.replace(/#.*$/, '');
  const shared = useMemo(() => sharing.shared(workflow, catalogue), [sharing, workflow, catalogue, strip]);
  const link = useMemo(() => page + hashOfGraph(shared), [page, shared]);
  const code = useMemo(() => embedCode(page, shared), [page, shared]);
  function save(what: () => void | Promise<void>): void {
    setBusy(true);
    Promise.resolve()
      .then(what)
      .catch((error: unknown) => notices.sayProblem(error))
      .finally(() => setBusy(false));
  }
  const { words, isLong } = sayLength(link.length);
  return (
    <Dialog
      open
      onOpenChange={() => view.setState({ dialog: undefined })}
      title={strings.title}
      summary={strings.summary}
    >
      <div className={css.parts}>
        <Part title={strings.link} how={strings.linkHow}>
          <Copyable label={strings.link} text={link} button={strings.copyLink} primary />
          <p className={css.how} data-long={isLong || undefined}>
            {words}
          </p>
        </Part>
        <Part title={strings.files} how={strings.saveBundleHow}>
          <div className={css.buttons}>
            <Button
              icon={<Download aria-hidden />}
              disabled={busy}
              onClick={() => save(() => saveGraph(studio))}
            >
              {strings.saveGraph}
            </Button>
            <Button
              icon={<Download aria-hidden />}
              disabled={busy}
              onClick={() => save(() => savePicture(studio))}
            >
              {strings.savePicture}
            </Button>
            <Button
              icon={<Download aria-hidden />}
              disabled={busy}
              onClick={() => save(() => saveBundle(studio))}
            >
              {busy ? strings.making : strings.saveBundle}
            </Button>
          </div>
        </Part>
        <Part title={strings.embed} how={strings.embedHow}>
          <Copyable label={strings.embed} text={code} button={strings.copyEmbed} />
          <EmbedNote page={page} />
        </Part>
        <Part title={strings.leaveOut} how={`${strings.stripHow} ${strings.pictureNote}`}>
          <Switch label={strings.strip} checked={strip} onChange={(on) => sharing.setState({ strip: on })} />
          <Switch
            label={strings.inPictures}
            checked={inPictures}
            onChange={(on) => sharing.setState({ inPictures: on })}
          />
        </Part>
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly title: string;
  readonly how: string;
  readonly children: ReactNode;
}

function Part({ title, how, children }: PartProps): JSX.Element {
  return (
    <section className={css.part} aria-label={title}>
      <h3 className={css.title}>{title}</h3>
      <p className={css.how}>{how}</p>
      {children}
    </section>
  );
}

interface CopyableProps {
  readonly label: string;
  readonly text: string;
  readonly button: string;
  readonly primary?: boolean;
}

/** A text to copy, and the button that does it. */
function Copyable({ label, text, button, primary = false }: CopyableProps): JSX.Element {
  const [copied, setCopied] = useState<'yes' | 'refused'>();
  useEffect(() => setCopied(undefined), [text]);
  function copy(): void {
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  }
  return (
    <>
      <div className={css.copyable}>
        <input
          readOnly
          className={css.text}
          aria-label={label}
          value={text}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Button
          look={primary ? 'primary' : 'plain'}
          icon={copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />}
          onClick={copy}
        >
          {button}
        </Button>
      </div>
      <p className={css.how} role="status">
        {copied === 'yes' ? strings.copied : copied === 'refused' ? strings.notCopied : ''}
      </p>
    </>
  );
}
