// A disk that is soon full: a tmpfs, where the system lets us mount one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Its folder; undefined where it may not be mounted. */
export function mountSmallDisk(bytes: number): string | undefined {
  const dir = mkdtempSync(path.join(tmpdir(), 'sentinode-full-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', dir]).status === 0) return dir;
  rmdirSync(dir);
  return undefined;
}

export function unmountSmallDisk(dir: string): void {
  spawnSync('umount', [dir]);
  rmdirSync(dir);
}

export function canMountDisks(): boolean {
  const dir = mountSmallDisk(2 ** 20);
  if (dir !== undefined) unmountSmallDisk(dir);
  return dir !== undefined;
}
