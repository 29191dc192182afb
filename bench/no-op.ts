// ScorePatches through the whole service with a network that computes nothing, against plain grpc-js with the same
// request, in alternating turns: `npm run bench:no-op -- [--batch 8] [--format raw] [--concurrency 4]
//  [--seconds 10] [--rounds 3] [--observed] [--json]`.
// `--observed`: also the service with its metrics on, and with metrics and traces, in the same run. Linux: it reads
// /proc.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forkModule } from '../src/process/fork-module.js';
import { ANSWER, ECHO } from './no-op/echo-methods.js';
import { startTraceSink } from './no-op/trace-sink.js';
import { quantile, runLoad } from './patch-load/run-load.js';
import { SCORE_PATCHES, scoreRequest } from './patch-load/score-request.js';
import type { PatchFormat } from './patch-load/tissue-patches.js';
import { medianOf } from './predict-slide/median-of.js';
import { writeBenchModels } from './predict-slide/write-bench-models.js';
import { present } from '../test/support/present.js';
import { treeUse } from '../test/support/process-use.js';
import { loadNow, loadText } from './processes/machine-facts.js';

const WARM_UP_SECONDS = 2;
const PATCH_PX = 256;

const { values } = parseArgs({
  options: {
    batch: { type: 'string', default: '8' },
    format: { type: 'string', default: 'raw' },
    concurrency: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    observed: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

interface Subject {
  readonly name: string;
  readonly address: string;
  readonly method: string;
  readonly pid: number;
}

interface Row {
  readonly subject: string;
  readonly callsPerSecond: number;
  readonly serverCpuMs: number;
  readonly clientCpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

async function addressOf(child: ChildProcess): Promise<string> {
  const [{ address }] = (await once(child, 'message')) as [{ readonly address: string }];
  return address;
}

async function turn(subject: Subject, request: Buffer, seconds: number): Promise<Row> {
  const cpu = async (): Promise<number> => {
    const { root, children } = present(await treeUse(subject.pid), subject.name);
    return root.cpuSeconds + children.cpuSeconds;
  };
  const before = await cpu();
  const { address, method } = subject;
  const load = await runLoad({ address, method, request, concurrency: Number(values.concurrency), seconds });
  return {
    subject: subject.name,
    callsPerSecond: load.calls / load.seconds,
    serverCpuMs: (((await cpu()) - before) * 1000) / load.calls,
    clientCpuMs: (load.clientCpuSeconds * 1000) / load.calls,
    p50Ms: quantile(load.latenciesMs, 0.5),
    p99Ms: quantile(load.latenciesMs, 0.99),
  };
}

interface Service {
  readonly name: string;
  readonly child: ChildProcess;
}

/** As users have it: metrics are off without an HTTP port, traces without a collector. */
function startService(
  folder: string,
  name: string,
  { metrics = false, collector }: { readonly metrics?: boolean; readonly collector?: string } = {},
): Service {
  const flags = {
    listen: '127.0.0.1:0',
    ...(metrics && { httpListen: '127.0.0.1:0' }),
    dataDir: path.join(folder, `data ${name}`),
    modelsDir: path.join(folder, 'models'),
    logLevel: 'warn',
  };
  const env = collector === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: collector };
  return {
    name,
    child: forkModule(import.meta.url, './no-op/no-op-server.js', { args: [JSON.stringify(flags)], env }),
  };
}

async function subjectOf({ name, child }: Service): Promise<Subject> {
  return { name, address: await addressOf(child), method: SCORE_PATCHES, pid: child.pid ?? 0 };
}

async function measure(folder: string): Promise<readonly Row[]> {
  await writeBenchModels(path.join(folder, 'models'));
  const services = [startService(folder, 'service')];
  const collector = values.observed ? await startTraceSink() : undefined;
  if (collector !== undefined) {
    services.push(startService(folder, 'with metrics', { metrics: true }));
    services.push(startService(folder, 'with metrics, traces', { metrics: true, collector: collector.url }));
  }
  const plain = forkModule(import.meta.url, './no-op/echo-server.js');
  try {
    const ours = await Promise.all(services.map(subjectOf));
    const echo = await addressOf(plain);
    const subjects: readonly Subject[] = [
      ...ours,
      { name: 'echo', address: echo, method: ECHO, pid: plain.pid ?? 0 },
      { name: 'same answer', address: echo, method: ANSWER, pid: plain.pid ?? 0 },
    ];
    const format = values.format as PatchFormat;
    const request = await scoreRequest({ patches: Number(values.batch), sizePx: PATCH_PX, format });
    console.log(`a request has ${(request.length / 1024).toFixed(0)} KiB`);
    for (const subject of subjects) await turn(subject, request, WARM_UP_SECONDS);
    const rows: Row[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const subject of subjects) rows.push(await turn(subject, request, Number(values.seconds)));
    }
    return rows;
  } finally {
    collector?.close();
    for (const child of [...services.map(({ child: service }) => service), plain]) {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    }
  }
}

function print(rows: readonly Row[]): void {
  const median = (subject: string, figure: (row: Row) => number): number =>
    medianOf(rows.filter((row) => row.subject === subject).map(figure));
  const service = median('service', ({ callsPerSecond }) => callsPerSecond);
  console.log('| subject | calls/s | the service of it | server CPU ms a call | client CPU ms | p50 ms | p99 ms |');
  console.log('|---|---|---|---|---|---|---|');
  for (const subject of new Set(rows.map((row) => row.subject))) {
    const of = (figure: (row: Row) => number): string => median(subject, figure).toFixed(2);
    const share = (service / median(subject, ({ callsPerSecond }) => callsPerSecond)).toFixed(2);
    console.log(
      `| ${subject} | ${of((row) => row.callsPerSecond)} | ${share} | ${of((row) => row.serverCpuMs)} | ${of((row) => row.clientCpuMs)} | ${of((row) => row.p50Ms)} | ${of((row) => row.p99Ms)} |`,
    );
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'sentinode-bench-no-op-'));
const before = loadNow();
try {
  const rows = await measure(folder);
  if (values.json) for (const row of rows) console.log(JSON.stringify(row));
  else print(rows);
  // Figures taken beside other work say little: the reader needs to know.
  console.log(
    `${values.batch} patches of ${PATCH_PX} px (${values.format}), ${values.concurrency} callers; ${loadText(before)}`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
