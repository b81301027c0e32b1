import type { Plugin, Registry } from '@tweedie/core';
import type { Report } from './report.ts';

/** What every command works with. */
export interface Context {
  readonly plugins: readonly Plugin[];
  readonly registry: Registry;
  readonly report: Report;
  /** The command line, from which a command reads which operator's and which solver's flags it should have. */
  readonly argv: readonly string[];
  /** What `tweedie` returns when nothing fails. */
  exitCode: number;
}
