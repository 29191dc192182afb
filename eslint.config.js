// Lint with type information. Formatting is Prettier's, imports between folders are dependency-cruiser's.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const sizes = {
  // A file is one noun or verb, a function fits on a screen: past these, split.
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 6 }],
  'max-depth': ['error', { max: 4 }],
  // A switch counts once: one arm a case is the readable form.
  complexity: ['error', { max: 15, variant: 'modified' }],
};

const habits = {
  eqeqeq: 'error',
  'no-console': 'error',
  'no-else-return': 'error',
  'no-param-reassign': 'error',
  'no-restricted-syntax': [
    'error',
    {
      // Bounds are proven by the loop in pixel code, where noUncheckedIndexedAccess cannot see it and a check per
      // pixel would cost; everywhere else `!` hides a missing case.
      selector: 'TSNonNullExpression:not([expression.type="MemberExpression"][expression.computed=true])',
      message: 'Only an indexed element (`a[i]!`) may be asserted present; handle the missing case instead.',
    },
    { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
    { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that one name finds every use.' },
  ],
};

const types = {
  // Replaced by the narrower no-restricted-syntax rule above.
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // Numbers print the same everywhere; objects in a template are still an error.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // `while (true)` with a break is the plain form of a read loop.
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
  // A method that exists to satisfy a port may be async without awaiting.
  '@typescript-eslint/require-await': 'off',
  // `signal.addEventListener('abort', () => resolve())` and its like say what they mean.
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  // Ports are objects that factories close over, never `this`, so their methods may be taken apart.
  '@typescript-eslint/unbound-method': 'off',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
};

/** The domain is arithmetic on its arguments: whatever differs between two calls comes in as a parameter. */
const pureDomain = {
  'no-restricted-globals': [
    'error',
    ...['process', 'performance', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Buffer'].map(
      (name) => ({ name, message: 'The domain has no I/O, clock or timers; take a port or a value.' }),
    ),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'Take a random source as a parameter.' },
    { object: 'Date', property: 'now', message: 'Take the time as a parameter.' },
  ],
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/gen/**',
      '.tensorflow*/**',
      '.tools/**',
      '.venv/**',
      'demo-out/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...sizes, ...habits, ...types },
  },
  { files: ['src/domain/**'], rules: pureDomain },
  // Where printing is the job.
  { files: ['src/cli/**', 'scripts/**', 'bench/**', 'examples/**'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    rules: {
      // A describe block is as long as its cases.
      'max-lines-per-function': 'off',
    },
  },
  // Vitest reads its configuration from a default export.
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // Plain JavaScript (tool configuration, the loader shim) has no types to check.
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', module: 'writable', require: 'readonly' } },
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
);
