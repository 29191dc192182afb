import { setPriority } from 'node:os';

/** Where both want a core, the kernel gives a process of niceness 0 nine times the time of one of niceness 10. */
const NICENESS = 10;

/** Serving comes first. To be called before any thread that computes exists, for threads inherit it on Linux. */
export function giveWayToServing(): void {
  setPriority(NICENESS);
}
