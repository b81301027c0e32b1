import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** The examples of every README, as they would stand in a file of a user who is as strict as we are. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
const readmes = ['', ...packages].map((folder) => join(root, folder, 'README.md'));

const examples = readmes.filter(existsSync).flatMap((readme) => {
  const text = readFileSync(readme, 'utf8');
  return Array.from(text.matchAll(/^```ts\n([^]*?)^```/gm), ([, code = ''], i) => ({
    name: `${readme.slice(root.length)}, example ${i + 1}`,
    path: join(dirname(readme), `readme-${i + 1}.ts`),
    code,
  }));
});

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'].map((name) => `lib.${name}.d.ts`),
  types: ['node', '@webgpu/types', 'vite/client'],
  jsx: ts.JsxEmit.ReactJSX,
  typeRoots: [join(root, 'node_modules/@types'), join(root, 'node_modules')],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  customConditions: ['@tweedie/source'],
  paths: {
    '@tweedie/server': [join(root, 'apps/server/src/index.ts')],
    '@tweedie/*': [join(root, 'packages/*/src/index.ts')],
    tweedie: [join(root, 'packages/cli/src/index.ts')],
  },
};

describe('examples in READMEs', () => {
  const host = ts.createCompilerHost(options);
  const codes = new Map(examples.map(({ path, code }) => [path, code]));
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => codes.has(path) || fileExists(path);
  host.getSourceFile = (path, version, ...rest) => {
    const code = codes.get(path);
    return code === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, code, version);
  };
  const program = ts.createProgram([...codes.keys()], options, host);

  test('every package has a README', () => {
    expect(readmes.filter((readme) => !existsSync(readme))).toEqual([]);
  });

  test.each(examples)('$name is type-checked', ({ path }) => {
    const faults = ts.getPreEmitDiagnostics(program, program.getSourceFile(path));
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });
});
