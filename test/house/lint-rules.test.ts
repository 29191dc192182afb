// The linter must be able to fail: each habit is broken once.
import path from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../architecture/cruise-source.js';

const habits: Readonly<Record<string, string>> = {
  '@typescript-eslint/no-floating-promises': 'Promise.resolve(1);',
  '@typescript-eslint/no-explicit-any': 'export const anything: any = 1;',
  '@typescript-eslint/explicit-module-boundary-types': 'export function untyped(value: number) { return value; }',
  '@typescript-eslint/consistent-type-imports': "import { Stats } from 'node:fs'; export type Alias = Stats;",
  '@typescript-eslint/ban-ts-comment': '// @ts-ignore\nexport const hidden = 1;',
  'no-restricted-syntax': 'export const first = (map: Map<string, number>): number => map.get("a")!;',
  'max-lines-per-function': `export function long(): void {\n${'  Math.abs(1);\n'.repeat(41)}}`,
  'no-restricted-properties': 'export const chance = (): number => Math.random();',
};

// Linted in the place of a file of the domain, where the strictest rules hold; nothing is written.
const victim = path.join(repositoryRoot, 'src/domain/image.ts');

describe('the linter', () => {
  let reported: Set<string | null>;

  beforeAll(async () => {
    const linter = new ESLint({ cwd: repositoryRoot });
    const [result] = await linter.lintText(Object.values(habits).join('\n'), { filePath: victim });
    reported = new Set(result?.messages.map(({ ruleId }) => ruleId));
  }, 120_000);

  it.each(Object.keys(habits))('reports %s', (rule) => {
    expect(reported).toContain(rule);
  });
});
