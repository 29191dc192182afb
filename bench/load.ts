// Load on a server by ghz, with a report and curves by concurrency: `make load`, `npm run load -- --help`.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOAD_HELP, readLoadOptions, type LoadOptions } from './load/load-options.js';
import { succeeded, summaryOf, type LoadReport } from './load/load-report.js';
import { measurePoint, type LoadSubject } from './load/measure-point.js';
import type { LoadPoint } from './load/profiles.js';
import { GHZ } from './load/run-ghz.js';
import { withSubject } from './load/with-subject.js';
import { writeReport } from './load/write-report.js';
import { loadNow, machineFacts } from './processes/machine-facts.js';

/** Until caches are filled and code is compiled; not part of the report. */
const WARM_UP_SECONDS = 2;

async function measureAll(options: LoadOptions, subject: LoadSubject): Promise<readonly LoadPoint[]> {
  const points: LoadPoint[] = [];
  for (const profile of options.profiles) {
    await measurePoint(profile, 1, { ...options, seconds: Math.min(WARM_UP_SECONDS, options.seconds) }, subject);
    for (const concurrency of options.concurrency) {
      const point = await measurePoint(profile, concurrency, options, subject);
      const { patchesPerSecond, latencyMs } = point;
      console.error(
        `${profile}, ${concurrency} at once: ${patchesPerSecond.toFixed(1)} patches/s, p95 ${latencyMs.p95.toFixed(0)} ms`,
      );
      points.push(point);
    }
  }
  return points;
}

function installGhz(): void {
  if (existsSync(GHZ)) return;
  const script = fileURLToPath(new URL('../scripts/install-tools.sh', import.meta.url));
  execFileSync(script, ['grpc'], { stdio: ['ignore', 2, 2] });
}

async function main(options: LoadOptions): Promise<void> {
  installGhz();
  const scratch = await mkdtemp(join(tmpdir(), 'sentinode-load-'));
  const loadBefore = loadNow();
  try {
    const startedAt = new Date().toISOString();
    const points = await withSubject(options, scratch, (subject) => measureAll(options, subject));
    const machine = machineFacts(loadBefore);
    const report: LoadReport = { startedAt, software: `Node ${process.version}`, machine, options, points };
    await writeReport(report, options.out);
    for (const line of summaryOf(report)) console.log(line);
    console.log(`report: ${join(options.out, 'report.html')} and report.md`);
    if (!succeeded(report)) process.exitCode = 1;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

try {
  const options = readLoadOptions(process.argv.slice(2));
  if (options === undefined) console.log(LOAD_HELP);
  else await main(options);
} catch (error) {
  console.error(`load: ${(error as Error).message}`);
  process.exitCode = 1;
}
