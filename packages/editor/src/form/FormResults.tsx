import type { Tensor } from '@tweedie/core';
import { Download } from 'lucide-react';
import { type JSX, useMemo, useState } from 'react';
import { portsOf } from '../document/ports/portsOf.ts';
import { titleOfNode } from '../document/ports/titleOfNode.ts';
import { useAsync } from '../hooks/useAsync.ts';
import { useRecords, useRunsScope } from '../run/components/runsContext.ts';
import { Thumbnail } from '../run/components/Thumbnail.tsx';
import { resultsIn } from '../run/results/resultsIn.ts';
import { shownOf } from '../run/results/shownOf.ts';
import { ShownView } from '../run/results/ShownView.tsx';
import type { RunRecord } from '../run/runRecord.ts';
import { strings as form } from '../strings/form.ts';
import { strings } from '../strings/run.ts';
import { Button } from '../ui/Button.tsx';
import { filesOf, type PngText } from '../viewer/compare/filesOf.ts';
import type { Picture } from '../viewer/picture/picture.ts';
import { fileNameOf, saveFile } from '../viewer/saveFile.ts';
import css from './FormResults.module.css';

export interface FormResultsProps {
  /** Text that goes into every PNG that is saved. */
  readonly pngText?: PngText;
}

/** What came out of the newest run; while one is on its way, its estimate so far. */
export function FormResults({ pngText }: FormResultsProps): JSX.Element {
  const records = useRecords();
  const running = records.find(({ status }) => status === 'running');
  const estimate = running && estimateIn(running);
  const record = records.findLast((one) => resultsIn(one).length > 0 && one.status !== 'running');
  if (estimate) return <Estimate estimate={estimate} />;
  if (!record) {
    return <p className={css.empty}>{running ? strings.starting : form.noResults}</p>;
  }
  return (
    <div className={css.results}>
      {resultsIn(record).map((node) => (
        <Result key={`${record.id} ${node}`} record={record} node={node} pngText={pngText} />
      ))}
    </div>
  );
}

/** The newest estimate of any node. */
function estimateIn({ state }: RunRecord): Tensor | undefined {
  const all = Object.values(state?.nodes ?? {}).flatMap(({ previews }) => Object.values(previews));
  return all.sort((a, b) => b.seq - a.seq)[0]?.estimate;
}

function Estimate({ estimate }: { readonly estimate: Tensor }): JSX.Element {
  const picture = useMemo(() => ({ id: 'estimate', title: '', pixels: estimate }), [estimate]);
  return (
    <figure className={css.estimate}>
      <Thumbnail picture={picture} label={strings.estimate} />
      <figcaption>{strings.estimate}</figcaption>
    </figure>
  );
}

interface ResultProps {
  readonly record: RunRecord;
  readonly node: string;
  readonly pngText: PngText | undefined;
}

function Result({ record, node, pngText }: ResultProps): JSX.Element | null {
  const { editor, runs } = useRunsScope();
  const outcome = useAsync(() => runs.outputs(record.id, node), [record.id, node]);
  const found = record.workflow.nodes[node];
  const shown = useMemo(() => {
    const outputs = found && portsOf(found, editor.getState())?.outputs;
    const titleOf = (name: string): string => outputs?.find((output) => output.name === name)?.title ?? name;
    return outcome.value && shownOf(outcome.value, found, titleOf);
  }, [outcome.value, found, editor]);
  if (!shown) return outcome.pending ? <p className={css.empty}>{strings.starting}</p> : null;
  const title = titleOfNode({ ...editor.getState(), workflow: record.workflow, path: [] }, node);
  return (
    <section className={css.result} aria-label={title}>
      <div className={css.head}>
        <h2>{title}</h2>
        <SaveButtons pictures={shown.pictures} pngText={pngText} />
      </div>
      <ShownView shown={shown} />
    </section>
  );
}

function SaveButtons({
  pictures,
  pngText,
}: {
  readonly pictures: readonly Picture[];
  readonly pngText: PngText | undefined;
}): JSX.Element {
  const [problem, setProblem] = useState<string>();
  function save(picture: Picture): void {
    filesOf(pngText)
      .ofPicture(picture, 8)
      .then(
        (content) => {
          setProblem(undefined);
          saveFile({ name: `${fileNameOf(picture.title)}.png`, type: 'image/png', content });
        },
        (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
      );
  }
  return (
    <div className={css.save}>
      {pictures.map((picture) => (
        <Button key={picture.id} icon={<Download />} onClick={() => save(picture)}>
          {form.save(picture.title)}
        </Button>
      ))}
      {problem !== undefined && <p role="alert">{problem}</p>}
    </div>
  );
}
