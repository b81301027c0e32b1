import tseslint from 'typescript-eslint';

/** Which packages each package may import. Arrows point one way; see ARCHITECTURE.md. */
const arrows = {
  core: [],
  autodiff: ['core'],
  operators: ['core'],
  solvers: ['core'],
  priors: ['core'],
  metrics: ['core'],
  testing: ['core', 'priors'],
  workflow: ['core', 'operators', 'solvers', 'priors', 'metrics'],
  'runtime-node': ['core', 'autodiff', 'priors', 'testing', 'workflow'],
  'runtime-web': ['core', 'autodiff', 'operators', 'solvers', 'priors', 'metrics', 'testing', 'workflow'],
  editor: ['core', 'workflow'],
  server: ['core', 'workflow', 'operators', 'solvers', 'priors', 'metrics', 'runtime-node'],
  cli: [
    ...['core', 'autodiff', 'operators', 'solvers', 'priors', 'metrics'],
    ...['workflow', 'runtime-node', 'server'],
  ],
  studio: ['core', 'editor', 'runtime-web', 'workflow'],
  'create-plugin': [],
};
/** What tests, and what they share in `fixtures`, may import on top. */
const testArrows = {
  editor: ['operators', 'solvers', 'priors', 'metrics'],
  operators: ['testing'],
  solvers: ['testing', 'priors'],
  priors: ['testing'],
  'runtime-web': ['runtime-node'],
  studio: ['server', 'runtime-node'],
};

const sentence = 'This package may not import that one: arrows point one way (ARCHITECTURE.md).';

function arrowRules([name, allowed]) {
  const restrict = (group) => ({
    'no-restricted-imports': ['error', { patterns: [{ group, message: sentence }] }],
  });
  const others = ['@tweedie/*', 'tweedie', ...allowed.map((other) => `!@tweedie/${other}`)];
  const extra = (testArrows[name] ?? []).map((other) => `!@tweedie/${other}`);
  return [
    { files: [`{packages,apps}/${name}/src/**/*.{ts,tsx}`], rules: restrict(others) },
    {
      files: [`{packages,apps}/${name}/src/**/{*.test.ts,*.test.tsx,fixtures/*.{ts,tsx}}`],
      rules: restrict([...others, ...extra]),
    },
  ];
}

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/.turbo/',
      '**/*.js',
      '**/*.mjs',
      '**/*.d.ts',
      'packages/create-plugin/template/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Our functions are closures: none needs `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Typed arrays are read in bounds all over the numerical loops.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Shapes and numbers belong in messages.
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'List every public name.' },
        {
          selector:
            'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression',
          message: 'Export a function declaration.',
        },
      ],
    },
  },
  ...Object.entries(arrows).flatMap(arrowRules),
  {
    files: ['packages/{cli,create-plugin}/**/*.ts', 'examples/**/*.ts', 'benchmarks/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
