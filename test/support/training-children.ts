import { execFileSync } from 'node:child_process';

/** Children of a process that run the trainer's entry. */
export function trainingChildren(parentPid: number): readonly number[] {
  const table = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return table
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match?.[2] === String(parentPid) && match[3]?.includes('training/child') === true)
    .map((match) => Number(match?.[1]));
}
