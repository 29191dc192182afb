// Child of the fuzz run: reads damaged slides one after the other, and tells what came of each.
import { readFileSync, writeFileSync } from 'node:fs';
import { createCaseRunner } from './run-case.js';
import type { CaseResult } from './run-case.js';
import { readCorpus } from './read-corpus.js';

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'started'; readonly index: number }
  | { readonly type: 'ended'; readonly result: CaseResult; readonly peakMib: number };

const send = (message: FromWorker): void => void process.send?.(message);

/** Linux keeps the peak of a process, and lets it begin anew; elsewhere what is held now has to do. */
function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not there, or not allowed.
  }
}

function peakMib(): number {
  try {
    const [, kib = '0'] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1')) ?? [];
    return Number(kib) / 1024;
  } catch {
    return process.memoryUsage.rss() / 2 ** 20;
  }
}

const [runSeed, foreignDir] = process.argv.slice(2);
const runner = createCaseRunner(await readCorpus(foreignDir), Number(runSeed));
process.on('message', (index: number) => {
  void (async () => {
    resetPeak();
    send({ type: 'started', index });
    const result = await runner.run(index);
    send({ type: 'ended', result, peakMib: peakMib() });
  })();
});
process.on('disconnect', () => process.exit(0));
send({ type: 'ready' });
