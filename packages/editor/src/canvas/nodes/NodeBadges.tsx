import { Ban, CircleAlert, CircleHelp, Pin, Redo, TriangleAlert } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { JSX, ReactNode } from 'react';
import type { NodeData } from '../../document/views/nodeData.ts';
import { strings } from '../../strings/canvas.ts';
import css from './NodeBadges.module.css';

/** How a node stands, each by a word and a sign. */
export function NodeBadges({ data }: { readonly data: NodeData }): JSX.Element {
  const { unknown, node } = data;
  return (
    <div className={css.badges}>
      {unknown && <Badge look="bad" icon={<CircleHelp aria-hidden />} text={strings.unknownType} />}
      {node.mode === 'mute' && <Badge icon={<Ban aria-hidden />} text={strings.muted} />}
      {node.mode === 'bypass' && <Badge icon={<Redo aria-hidden />} text={strings.bypassed} />}
      {node.pinned === true && <Badge icon={<Pin aria-hidden />} text={strings.pinned} />}
      {data.problems.length > 0 && <Problems data={data} />}
    </div>
  );
}

interface BadgeProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly look?: 'bad' | 'warning';
}

function Badge({ icon, text, look }: BadgeProps): JSX.Element {
  return (
    <span className={css.badge} data-look={look}>
      {icon}
      {text}
    </span>
  );
}

function Problems({ data: { problems, title } }: { readonly data: NodeData }): JSX.Element {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const text = errors > 0 ? strings.errors(errors) : strings.warnings(problems.length);
  const icon = errors > 0 ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />;
  return (
    <Popover.Root>
      <Popover.Trigger
        className={`${css.badge} ${css.button} nodrag`}
        data-look={errors > 0 ? 'bad' : 'warning'}
        aria-label={strings.problemsOf(text, title)}
      >
        {icon}
        {text}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`tweedie ${css.popover}`}
          aria-label={strings.problemsOf(text, title)}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={8}
        >
          <ul className={css.problems}>
            {problems.map(({ severity, message, remedy }, i) => (
              <li key={i}>
                <span className={css.severity} data-look={severity === 'error' ? 'bad' : 'warning'}>
                  {severity === 'error' ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />}
                  <span className="tweedie-hidden">{strings.severity(severity)}</span>
                </span>
                <div>
                  <p>{message}</p>
                  {remedy !== undefined && <p className={css.remedy}>{remedy}</p>}
                </div>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
