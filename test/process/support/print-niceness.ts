// A process of its own: lowered threads cannot be raised again.
import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { letOthersFirst } from '../../../src/process/let-others-first.js';

const threads = (): readonly string[] => readdirSync('/proc/self/task');

/** Field 19 of proc_pid_stat(5), counted behind the name in brackets. */
function nicenessOf(thread: string): number {
  const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
}

await letOthersFirst();
const before = threads();
const worker = new Worker('setInterval(() => undefined, 1000)', { eval: true });
await new Promise((resolve) => worker.once('online', resolve));
const main = String(process.pid);
process.stdout.write(
  JSON.stringify({
    main: nicenessOf(main),
    before: before.filter((thread) => thread !== main).map(nicenessOf),
    after: threads()
      .filter((thread) => !before.includes(thread))
      .map(nicenessOf),
  }),
);
worker.unref();
