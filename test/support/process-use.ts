// What processes use, from Linux' /proc.
import { readdir, readFile } from 'node:fs/promises';

/** Of a process tree, its root and the rest apart. */
export interface TreeUse {
  readonly root: ProcessUse;
  readonly children: ProcessUse;
}

export interface ProcessUse {
  /** User and system time since the start; of children that have ended too, where their parent is in the tree. */
  readonly cpuSeconds: number;
  readonly residentMib: number;
  /** The highest so far, of each process by itself, added up. */
  readonly peakMib: number;
}

/** Clock ticks a second in /proc, the same on every Linux that Node runs on. */
const TICKS = 100;

const NOTHING: ProcessUse = { cpuSeconds: 0, residentMib: 0, peakMib: 0 };

/** Undefined where there is no /proc or no such process. */
export async function treeUse(pid: number): Promise<TreeUse | undefined> {
  const root = await processUse(pid);
  if (root === undefined) return undefined;
  const children = await Promise.all((await descendants(pid)).map((child) => processUse(child)));
  return { root, children: children.reduce<ProcessUse>((sum, use) => plus(sum, use ?? NOTHING), NOTHING) };
}

/** Undefined where there is no /proc or no such process. */
export async function processUse(pid: number): Promise<ProcessUse | undefined> {
  const [stat, status] = await Promise.all([read(`/proc/${pid}/stat`), read(`/proc/${pid}/status`)]);
  if (stat === undefined || status === undefined) return undefined;
  const fields = fieldsOf(stat);
  // utime, stime, cutime, cstime: fields 14 to 17 of proc(5), the first after the name being the third.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { cpuSeconds: ticks / TICKS, residentMib: mib(status, 'VmRSS'), peakMib: mib(status, 'VmHWM') };
}

async function descendants(root: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(pids.map(async (pid) => ({ pid, stat: await read(`/proc/${pid}/stat`) })));
  const parents = new Map(
    stats.flatMap(({ pid, stat }) => (stat === undefined ? [] : [[pid, Number(fieldsOf(stat)[1])]])),
  );
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  return pids.filter(isBelow);
}

/** Those behind the name, which may hold spaces and brackets itself. */
function fieldsOf(stat: string): readonly string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function mib(status: string, key: string): number {
  return Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
}

function plus(a: ProcessUse, b: ProcessUse): ProcessUse {
  return {
    cpuSeconds: a.cpuSeconds + b.cpuSeconds,
    residentMib: a.residentMib + b.residentMib,
    peakMib: a.peakMib + b.peakMib,
  };
}

/** A process may end while it is looked at. */
function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
