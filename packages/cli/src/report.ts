import { type Failure, formatFailure } from './failure.ts';

/** Where a command's words go. With `--json`, stdout carries one JSON object and nothing else. */
export interface Report {
  /** One line or more of result, for a person. */
  say(lines: string): void;
  /** What a person should know while it runs, or in spite of the result. */
  note(line: string): void;
  /** Something that happens, for a machine, in a line of its own; ignored without `--json`. */
  event(value: object): void;
  /** The result, for a machine; ignored without `--json`. Numbers that are not finite become `null`. */
  result(value: object): void;
  fail(failure: Failure): void;
}

export interface ReportOptions {
  readonly json: boolean;
  /** Every object takes one line. @default false */
  readonly lines?: boolean;
}

export function createReport({ json, lines = false }: ReportOptions): Report {
  const toStdout = (line: string): void => void process.stdout.write(`${line}\n`);
  const toStderr = (line: string): void => void process.stderr.write(`${line}\n`);
  const result = (value: object): void => {
    if (json) toStdout(JSON.stringify(value, null, lines ? 0 : 2));
  };
  return {
    say: json ? toStderr : toStdout,
    note: toStderr,
    event(value) {
      if (json) toStdout(JSON.stringify(value));
    },
    result,
    fail(failure) {
      toStderr(formatFailure(failure));
      const { code, message, remedy } = failure;
      result({ error: { code, message, ...(remedy !== undefined && { remedy }) } });
    },
  };
}
