#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { createPlugin } from './createPlugin.ts';

const usage = `Starts a plugin for Tweedie, with an operator, a solver and their tests.

  npm create @tweedie/plugin FOLDER [-- --name PACKAGE]

The folder's name is the package's, unless it gets another.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(usage);
  const folder = positionals[0] ?? (await ask('Folder of the plugin: '));
  const files = await createPlugin({ folder, ...(values.name !== undefined && { name: values.name }) });
  console.log(`Wrote ${files.length} files to ${folder}. Next:\n\n  cd ${folder}\n  npm install\n  npm test`);
}

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Error('Say where to write: npm create @tweedie/plugin FOLDER');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = (await terminal.question(question)).trim();
    if (answer === '') throw new Error('A plugin needs a folder');
    return answer;
  } finally {
    terminal.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
