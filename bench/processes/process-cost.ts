// What a process has used, by /proc: Linux only.
import { readFile } from 'node:fs/promises';

/** Ticks a second of /proc's times: fixed at 100 for user space on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Processor seconds of all its threads, user and system. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
  // The command's name stands in brackets and may hold anything; times are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export interface ResidentMemory {
  readonly mib: number;
  readonly peakMib: number;
}

export async function residentMemory(pid: number): Promise<ResidentMemory> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1');
  const mibOf = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? NaN) / 1024;
  return { mib: mibOf('VmRSS'), peakMib: mibOf('VmHWM') };
}

/** A process and its children. */
export async function family(pid: number): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'latin1');
  return [
    pid,
    ...children
      .split(' ')
      .filter((word) => word !== '')
      .map(Number),
  ];
}
