import type { Method } from './methods.ts';
import type { Problem } from './problems.ts';
import type { Result } from './results.ts';

export interface Table {
  readonly problems: readonly Problem[];
  readonly methods: readonly Method[];
  readonly pictures: readonly string[];
  find(problem: Problem, method: Method, picture: string): Result;
  /** What stands over the tables, in Markdown. */
  readonly facts: readonly string[];
  /** The file of the sheet of pictures, beside the table. */
  readonly sheet: string;
  /** What makes them again. */
  readonly command: string;
}

const before = 'Written by the command below; changes by hand would be lost.';

/** The results in Markdown: for each problem, what each method reached on all pictures. */
export function writeTable({ problems, methods, pictures, find, facts, sheet, command }: Table): string {
  const sections = problems.map((problem) => {
    const rows = methods.map((method) => rowOf(method, { problem, pictures, find }));
    const best = Math.max(...rows.map(({ psnr }) => psnr));
    const lines = rows.map(({ cells, psnr }) =>
      cells.map((cell, i) => (i === 1 && psnr === best ? `**${cell}**` : cell)),
    );
    return `## ${problem.title}\n\n${markdown([header, ...lines])}`;
  });
  return [
    '# Solvers, compared',
    `<!-- ${before} -->`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    `\`\`\`sh\n${command}\n\`\`\``,
    ...sections,
    `![One of the photographs, restored by all methods](${sheet})`,
  ]
    .join('\n\n')
    .concat('\n');
}

const header = ['method', 'PSNR, dB', 'SSIM', 'seconds', 'evaluations', 'settings'];

function rowOf(
  method: Method,
  { problem, pictures, find }: Pick<Table, 'pictures' | 'find'> & { readonly problem: Problem },
): { readonly cells: readonly string[]; readonly psnr: number } {
  const results = pictures.map((picture) => find(problem, method, picture));
  const psnr = average(results.map((each) => each.psnr));
  const title = method.name === 'trivial' ? problem.trivialTitle : method.title;
  return {
    psnr,
    cells: [
      title,
      psnr.toFixed(2),
      average(results.map(({ ssim }) => ssim)).toFixed(3),
      median(results.map(({ seconds }) => seconds)).toFixed(1),
      String(results[0]?.evaluations || ''),
      describe(method.settingsFor(problem)),
    ],
  };
}

/** "steps 20, mean of 4 samples" */
function describe({ samples, ...parameters }: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(parameters).map(([name, value]) => `${name} ${String(value)}`);
  return [...named, ...(typeof samples === 'number' ? [`mean of ${samples} samples`] : [])].join(', ');
}

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 || i === head.length - 1 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
