import { spawnSync } from 'node:child_process';

/** Whether the process runs. One that has ended counts as gone although nobody has asked for its exit code yet. */
export function isAlive(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return state !== '' && !state.startsWith('Z');
}
