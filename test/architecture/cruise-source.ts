// Runs the import rules of .dependency-cruiser.cjs over the src folder of any project.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

async function readConfig() {
  return extractDepcruiseConfig(path.join(repositoryRoot, '.dependency-cruiser.cjs'));
}

/** Names of all rules in force. */
export async function importRules(): Promise<string[]> {
  const { forbidden = [] } = await readConfig();
  return forbidden.map((rule: IForbiddenRuleType) => rule.name ?? 'unnamed');
}

/** Every import below `<projectDir>/src` that breaks a rule. */
export async function cruiseSource(projectDir: string): Promise<{ violations: Violation[]; modules: number }> {
  const { forbidden = [], options = {} } = await readConfig();
  const result = await cruise(
    ['src'],
    { ...options, baseDir: projectDir, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
    { tsConfig: extractTSConfig(path.join(repositoryRoot, 'tsconfig.json')) },
  );
  const { summary } = result.output as ICruiseResult;
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: summary.totalCruised,
  };
}
