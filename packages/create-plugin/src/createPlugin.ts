import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import validateName from 'validate-npm-package-name';

export interface CreatePluginOptions {
  /** Where to write; it must not be there yet, or be empty. */
  readonly folder: string;
  /** The name of the npm package. @default that of the folder */
  readonly name?: string;
}

/** npm leaves some names out of a package, so the template has them in another form. */
const realNames: Readonly<Record<string, string>> = {
  '_package.json': 'package.json',
  _gitignore: '.gitignore',
  _github: '.github',
  _changeset: '.changeset',
};

const template = fileURLToPath(new URL('../template/', import.meta.url));

/** Writes a plugin to start from, and returns its files. Throws an `Error` for a bad name and a folder that is not empty. */
export async function createPlugin({
  folder,
  name = basename(resolve(folder)),
}: CreatePluginOptions): Promise<string[]> {
  assertName(name);
  await assertEmpty(folder);
  const facts = { name, version: await ownVersion() };
  const written: string[] = [];
  for (const source of await filesIn(template)) {
    const parts = relative(template, source).split(/[/\\]/);
    const target = join(...parts.map((part) => realNames[part] ?? part));
    const text = await readFile(source, 'utf8');
    await mkdir(dirname(join(folder, target)), { recursive: true });
    await writeFile(join(folder, target), fillIn(text, facts));
    written.push(target);
  }
  return written.sort();
}

function assertName(name: string): void {
  const { validForNewPackages, errors = [], warnings = [] } = validateName(name);
  if (validForNewPackages) return;
  throw new Error(`"${name}" cannot be the name of a package: ${[...errors, ...warnings].join(', ')}`);
}

async function assertEmpty(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`${folder} is not a folder to write to`, { cause: error });
  });
  if (found.length > 0) throw new Error(`${folder} is not empty: there is ${found[0]}`);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function ownVersion(): Promise<string> {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

function fillIn(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(name|version)\}\}/g, (_, key: string) => facts[key]!);
}
