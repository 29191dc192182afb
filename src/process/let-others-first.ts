// What decodes beside the engine gives way to it: a decoding thread that takes the core of an engine's thread holds up the
// patch that is there, and where an instance has several threads all of them, which wait for each other at every operator.
import { readdir } from 'node:fs/promises';
import { setPriority } from 'node:os';

/**
 * Nice values go from −20 to 19, those of others are 0. At 10 a thread gets a tenth of a core that another wants too.
 */
const NICE = 10;

/**
 * All threads that this process has now but for the main one (libuv's pool and V8's helpers), and those that they start
 * (libvips'), let every thread that is started later go first. Linux alone keeps priorities by thread: elsewhere
 * nothing changes.
 */
export async function letOthersFirst(): Promise<void> {
  // An asynchronous read, so that libuv's pool has its threads by now.
  const threads = await readdir('/proc/self/task').catch(() => []);
  for (const thread of threads.map(Number)) if (thread !== process.pid) giveWay(thread);
}

function giveWay(thread: number): void {
  try {
    setPriority(thread, NICE);
  } catch {
    // It has ended, or the system forbids it: slower, and right all the same.
  }
}
