import { TweedieError } from '@tweedie/core';
import {
  type NodeCatalogue,
  parseWorkflow,
  recordPlugins,
  type Workflow,
  writeWorkflow,
} from '@tweedie/workflow';
import { closest } from 'fastest-levenshtein';
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A workflow to begin with. */
export interface Template {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Its document, in a folder that holds the pictures it names too. */
  readonly file: string;
}

/** What a template is made of, and the pictures and folders that it names. */
interface Content {
  readonly workflow: Workflow;
  readonly pictures: readonly string[];
}

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@tweedie/workflow/package.json')),
  'templates',
);

/** The workflows that come with Tweedie, by name. Every one runs as it is. */
export async function listTemplates(): Promise<readonly Template[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (file) => {
      const { workflow } = await read(join(folder, file));
      const name = file.slice(0, -'.json'.length);
      const { name: title = name, description = '' } = workflow;
      return { name, title, description, file: join(folder, file) };
    }),
  );
}

/**
 * Writes a template to a file, with the plugins of the catalogue that it uses, and the pictures that it names beside it,
 * where there are none. Returns all paths that were written, the document first. Throws `not-found` for a name that is
 * none, and `bad-parameter` where there is such a file already.
 */
export async function copyTemplate(
  name: string,
  path: string,
  catalogue: NodeCatalogue,
): Promise<readonly string[]> {
  const templates = await listTemplates();
  const template = templates.find((each) => each.name === name);
  if (!template) {
    const names = templates.map((each) => each.name);
    throw new TweedieError('not-found', `There is no template "${name}"`, {
      remedy: `Did you mean ${closest(name, names)}? There are: ${names.join(', ')}.`,
    });
  }
  const { workflow, pictures } = await read(template.file);
  const text = writeWorkflow(recordPlugins(workflow, catalogue));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' }).catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new TweedieError('bad-parameter', `There is a file ${path} already`, {
      remedy: 'Name another file.',
      cause,
    });
  });
  const copied: string[] = [];
  for (const picture of pictures) {
    const target = join(dirname(path), picture);
    if (await stat(target).catch(() => undefined)) continue;
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(folder, picture), target);
    copied.push(target);
  }
  return [path, ...copied];
}

async function read(file: string): Promise<Content> {
  const workflow = parseWorkflow(await readFile(file, 'utf8'));
  const values = Object.values(workflow.nodes).flatMap(({ params }) => Object.values(params ?? {}));
  const named = values.filter((value) => typeof value === 'string' && value.startsWith('pictures/'));
  const pictures = await Promise.all(named.map((name) => filesOf(name as string)));
  return { workflow, pictures: pictures.flat() };
}

/** A file, or all that is in a folder. */
async function filesOf(name: string): Promise<string[]> {
  if (!(await stat(join(folder, name))).isDirectory()) return [name];
  return (await readdir(join(folder, name))).sort().map((file) => `${name}/${file}`);
}
