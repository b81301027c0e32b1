import type { Session } from '@tweedie/runtime-node';
import type { Report } from '../report.ts';

/** Says which plugins could not be loaded. Everything else works without them. */
export function noteFailures({ failures }: Session, report: Report): void {
  for (const { plugin, message, remedy } of failures) {
    report.note(`Without the plugin ${plugin}: ${message}.${remedy === undefined ? '' : ` ${remedy}`}`);
  }
}
