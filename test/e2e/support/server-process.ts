// A real server: the program itself in a process of its own, on a free port, with its log read line by line.
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { forkModule } from '../../../src/process/fork-module.js';
import type { ReadyMessage } from '../../../src/cli/connection/ready-message.js';
import { until } from '../../rpc/support/deferred.js';

export interface ServerOptions {
  /** Kept when the server stops; a temporary folder, removed with it, when left out. */
  readonly dataDir?: string;
  readonly flags?: readonly string[];
  /** Added to this process's variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** The program that `npm run build` has made, as it is installed; by default the source, through tsx. */
  readonly built?: boolean;
}

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

export interface ServerProcess {
  readonly address: string;
  /** Of the HTTP port, as `http://host:port`; empty where it is off. */
  readonly httpAddress: string;
  readonly dataDir: string;
  readonly pid: number;
  readonly lines: readonly LogLine[];
  /** Resolves with the first line, past or to come, that says this. */
  logged(message: string): Promise<LogLine>;
  /** Of the compute child that is up now. */
  computePid(): number;
  signal(name: NodeJS.Signals): void;
  /** How the process ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** As killed from outside: no drain, no last word; its compute child ends by itself. */
  kill(): Promise<void>;
  /** Drains and ends; removes the data when it is temporary. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 90_000;
const COMPUTE_UP = 'the compute child is up';

export async function startServerProcess({
  dataDir,
  flags = [],
  env = {},
  built = false,
}: ServerOptions = {}): Promise<ServerProcess> {
  const dir = dataDir ?? (await mkdtemp(join(tmpdir(), 'sentinode-e2e-')));
  const args = ['serve', '--listen', '127.0.0.1:0', '--data-dir', dir, '--drain-seconds', '5', ...flags];
  const main = built
    ? new URL('../../../dist/main.js', import.meta.url)
    : new URL('../../../src/main.ts', import.meta.url);
  const child = forkModule(main.href, './main.js', {
    args,
    env,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const lines = linesOf(child.stderr);
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null);
  const removeData = async (): Promise<void> => {
    if (dataDir === undefined) await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  const { address, httpAddress } = await addressesOf(child, ended, lines).catch(async (error: unknown) => {
    await removeData();
    throw error;
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await removeData();
  };
  return {
    address,
    httpAddress,
    dataDir: dir,
    pid: child.pid ?? 0,
    lines,
    logged: (message) => firstLine(lines, message),
    computePid: () => Number(lines.findLast(({ msg }) => msg === COMPUTE_UP)?.['pid']),
    signal: (name) => child.kill(name),
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop,
  };
}

function linesOf(stderr: Readable | null): LogLine[] {
  if (stderr === null) throw new Error('the log is not piped');
  const lines: LogLine[] = [];
  createInterface({ input: stderr }).on('line', (line) => {
    lines.push(line.startsWith('{') ? (JSON.parse(line) as LogLine) : { level: 'text', msg: line });
  });
  return lines;
}

type Addresses = Pick<ServerProcess, 'address' | 'httpAddress'>;

async function addressesOf(
  child: ChildProcess,
  ended: Promise<unknown>,
  lines: readonly LogLine[],
): Promise<Addresses> {
  const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  const message = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
  clearTimeout(timer);
  if (message === undefined) throw new Error(`the server did not start:\n${lines.map(({ msg }) => msg).join('\n')}`);
  const { host, port, http } = (message as [ReadyMessage])[0];
  return {
    address: `${host}:${port}`,
    httpAddress: http === undefined ? '' : `http://${http.host}:${http.port}`,
  };
}

async function firstLine(lines: readonly LogLine[], message: string): Promise<LogLine> {
  let found: LogLine | undefined;
  await until(
    () => (found = lines.find(({ msg }) => msg === message)) !== undefined,
    `the log says "${message}"`,
    60_000,
  );
  if (found === undefined) throw new Error('unreachable: until has found it');
  return found;
}
