import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SkipReporter } from './test/support/skip-reporter.js';

// Two workers: the engines’ own threads fill the cores, and the smallest supported machine has two.
const maxWorkers = 2;

export default defineConfig({
  // The client's source, as the compiler sees it too: a test must not depend on when the client was last built.
  resolve: {
    alias: { '@sentinode/client': fileURLToPath(new URL('clients/typescript/src/index.ts', import.meta.url)) },
  },
  test: {
    pool: 'forks',
    maxWorkers,
    // A server, a child process or an engine must be torn down within this, or the test that leaks it fails.
    teardownTimeout: 20_000,
    // A condition is waited for as long as a busy machine may need; the default is one second.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', ['json', { outputFile: '.vitest/report.json' }], new SkipReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/house/**'],
          // A limit against hanging alone: an engine or a few steps of training take long on a machine that is busy.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        // Whole servers with engines behind them; loading a network takes seconds on two cores.
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        // Each runs a tool (lint, types, format) over the whole repository.
        test: { name: 'house', include: ['test/house/**/*.test.ts'], testTimeout: 600_000 },
      },
    ],
  },
});
