// Prometheus' own checker, which `scripts/install-tools.sh promtool` provides.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const OWN = fileURLToPath(new URL('../../../.tools/bin/promtool', import.meta.url));

const program = [process.env['SENTINODE_PROMTOOL'] ?? '', OWN, 'promtool'].find(
  (name) => name !== '' && spawnSync(name, ['--version']).status === 0,
);

export const hasPromtool = program !== undefined;

export function promtool(args: readonly string[], input = ''): SpawnSyncReturns<string> {
  if (program === undefined) throw new Error('promtool is not installed');
  return spawnSync(program, args, { input, encoding: 'utf8' });
}
