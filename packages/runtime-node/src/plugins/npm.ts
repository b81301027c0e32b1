import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { badPlugin } from './badPlugin.ts';

const execute = promisify(execFile);

/** Runs npm in a folder, without any script of a package, and returns what it prints. Throws `bad-plugin`. */
export async function npm(folder: string, args: readonly string[], sentence: string): Promise<string> {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  try {
    const shell = process.platform === 'win32'; // npm is a batch file there
    const { stdout } = await execute('npm', [...args, ...flags], { cwd: folder, shell, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (cause) {
    const { stderr = '' } = cause as { readonly stderr?: string };
    const lines = stderr.split('\n').filter((line) => line.startsWith('npm error'));
    const told = lines.find((line) => !line.includes('code E')) ?? lines[0] ?? String(cause);
    throw badPlugin(`${sentence}: ${told.replace(/^npm error /, '').trim()}`, { cause });
  }
}
