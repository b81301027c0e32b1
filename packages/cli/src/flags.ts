/**
 * @file Flags from schemas. Every parameter of an operator, a solver or a noise has the flag `--KIND-NAME`. A parameter
 * of an operator or a solver also has the short flag `--NAME`, unless the command has that flag or both parts have
 * that parameter.
 */
import { type Definition, describeParameters, type ParameterDescription, type Tensor } from '@tweedie/core';
import { type Command, Option } from 'commander';

/** An operator, a solver or a noise that the command line names, with its parameters. */
export interface Part {
  readonly kind: 'operator' | 'solver' | 'noise';
  readonly definition: Definition;
  /** Values that this command gives to parameters, in place of the schema's defaults. */
  readonly presets?: Readonly<Record<string, unknown>>;
  /** Parameters that the command sets by flags of its own. */
  readonly own?: readonly string[];
}

/** Adds a flag for every parameter of the parts, under a heading for each part. */
export function addParameterFlags(command: Command, parts: readonly Part[]): void {
  const taken = command.options.map(({ long }) => long);
  const names = parts
    .filter(({ kind }) => kind !== 'noise')
    .flatMap((part) => parametersOf(part).map(flagName));
  const isShort = (name: string): boolean =>
    !taken.includes(`--${name}`) &&
    !taken.includes(`--no-${name}`) &&
    names.filter((n) => n === name).length === 1;
  for (const part of parts) {
    for (const parameter of parametersOf(part)) {
      const short = part.kind !== 'noise' && isShort(flagName(parameter));
      command.addOption(parameterOption(part, parameter, short));
    }
  }
}

/** The values that were given on the command line, as the schema of the part wants to see them. */
export async function readParameters(
  command: Command,
  part: Part,
  readPicture: (path: string) => Promise<Tensor>,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = { ...part.presets };
  for (const parameter of parametersOf(part)) {
    const attribute = camelCase(`${part.kind}-${flagName(parameter)}`);
    if (command.getOptionValueSource(attribute) !== 'cli') continue;
    const given = command.getOptionValue(attribute) as string | boolean;
    values[parameter.name] =
      parameter.kind === 'image' ? await readPicture(String(given)) : convert(parameter, given);
  }
  return values;
}

/** The words of the command line that set `names` and the parameters of a part, in their long form. */
export function givenFlags(command: Command, names: readonly string[], part: Part): string[] {
  const ofPart = parametersOf(part).map((parameter) => `${part.kind}-${flagName(parameter)}`);
  return [...names, ...ofPart].flatMap((name) => {
    const attribute = camelCase(name);
    if (command.getOptionValueSource(attribute) !== 'cli') return [];
    const value = command.getOptionValue(attribute) as string | boolean;
    if (typeof value === 'string') return [`--${name}`, value];
    return [value ? `--${name}` : `--no-${name}`];
  });
}

/** The parameters of a part that have generated flags. */
export function parametersOf({ definition, presets = {}, own = [] }: Part): ParameterDescription[] {
  return describeParameters(definition.params)
    .filter(({ name }) => !own.includes(name))
    .map((parameter) =>
      parameter.name in presets ? { ...parameter, default: presets[parameter.name] } : parameter,
    );
}

/** "kernelSize" → "kernel-size" */
export function flagName({ name }: Pick<ParameterDescription, 'name'>): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a parameter means and takes: "Standard deviation (px; from 0 to 20; default 3)". */
export function describeParameter(parameter: ParameterDescription): string {
  const { title, summary, unit, values, default: standard } = parameter;
  const usual = standard === undefined ? undefined : `default ${formatDefault(standard)}`;
  const facts = [unit, rangeOf(parameter), values?.join(', '), usual].filter((fact) => fact !== undefined);
  const sentence = summary === undefined ? title : `${title}. ${summary}`;
  return facts.length === 0 ? sentence : `${sentence} (${facts.join('; ')})`;
}

function rangeOf({ min, minExcluded, max }: ParameterDescription): string | undefined {
  const from = min === undefined ? undefined : minExcluded ? `above ${min}` : `from ${min}`;
  const to = max === undefined ? undefined : `to ${max}`;
  if (from === undefined) return max === undefined ? undefined : `up to ${max}`;
  return to === undefined ? from : `${from} ${to}`;
}

function formatDefault(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const placeholders: Readonly<Record<Exclude<ParameterDescription['kind'], 'boolean'>, string>> = {
  number: ' <number>',
  integer: ' <integer>',
  choice: ' <choice>',
  text: ' <text>',
  image: ' <file>',
  other: ' <value>',
};

function parameterOption(part: Part, parameter: ParameterDescription, short: boolean): Option {
  const not = parameter.kind === 'boolean' && parameter.default === true ? 'no-' : '';
  const name = flagName(parameter);
  const long = `--${not}${part.kind}-${name}`;
  const placeholder = parameter.kind === 'boolean' ? '' : placeholders[parameter.kind];
  const flags = short ? `--${not}${name}, ${long}${placeholder}` : `${long}${placeholder}`;
  return new Option(flags, describeParameter(parameter)).helpGroup(
    `${headings[part.kind]} ${part.definition.name}:`,
  );
}

const headings: Readonly<Record<Part['kind'], string>> = {
  operator: 'Operator',
  noise: 'Noise',
  solver: 'Solver',
};
const truths: Readonly<Record<string, boolean>> = { true: true, false: false };

/** Text that is no number stays as it is, so that the schema's own sentence refuses it. */
function convert({ kind }: ParameterDescription, given: string | boolean): unknown {
  if (typeof given === 'boolean') return given;
  switch (kind) {
    case 'number':
    case 'integer':
      return given.trim() === '' || (Number.isNaN(Number(given)) && given !== 'NaN') ? given : Number(given);
    case 'boolean':
      return truths[given] ?? given;
    case 'other':
      return parseJson(given);
    case 'choice':
    case 'text':
    case 'image':
      return given;
  }
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return given;
  }
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
