// A server for the duration of one command: a child process on a free port of the loopback.
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentVariableOf, SETTING_NAMES, type SettingName } from '../../config.js';
import { forkModule } from '../../process/fork-module.js';
import { CliError } from '../errors/cli-error.js';
import { EXIT } from '../errors/exit-codes.js';
import { lastLines } from './last-lines.js';
import { PRIVATE_DIR_PREFIX } from './private-dir.js';
import { isReadyMessage } from './ready-message.js';

export interface PrivateServerOptions {
  /** Worked in and left; a temporary folder, removed afterwards, when left out. */
  readonly dataDir?: string;
  /** Further flags of `serve`. */
  readonly flags: readonly string[];
  /** Passes the server's log through to stderr instead of keeping its last lines for an error. */
  readonly verbose: boolean;
  readonly signal: AbortSignal;
}

export interface PrivateServer {
  /** `host:port`. */
  readonly address: string;
  /** Ends the process and removes its temporary folder. Never throws. */
  stop(): Promise<void>;
}

/** Loading both networks takes seconds; a machine under load may need many times that. */
const START_TIMEOUT_MS = 120_000;
/** How long the server may take to end its work and its children before it is killed. */
const STOP_TIMEOUT_MS = 10_000;

/** What the environment says of this machine; the rest is meant for its own server and must not reach a private one. */
const SHARED_SETTINGS: readonly SettingName[] = ['engine', 'threads', 'modelsDir', 'maxUploadBytes', 'archivesFile'];

/**
 * Resolves once the server answers. Throws a CliError (`SERVER_START_FAILED`) with the end of its log when it does not.
 */
export async function startPrivateServer(options: PrivateServerOptions): Promise<PrivateServer> {
  options.signal.throwIfAborted();
  const tempDir = options.dataDir === undefined ? await mkdtemp(join(tmpdir(), PRIVATE_DIR_PREFIX)) : undefined;
  const child = forkServer(options, tempDir);
  const log = lastLines(child.stderr, options.verbose);
  const stop = onlyOnce(() => stopServer(child, tempDir));
  try {
    return { address: await listening(child, log, options.signal), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function forkServer({ dataDir, flags, verbose }: PrivateServerOptions, tempDir: string | undefined): ChildProcess {
  // The child removes the folder too, for the case that this process is killed.
  const place =
    tempDir === undefined
      ? ['--data-dir', dataDir ?? 'data']
      : ['--data-dir', join(tempDir, 'data'), '--remove-afterwards', tempDir];
  const logging = verbose ? ['--log-level', 'info', '--log-pretty'] : ['--log-level', 'warn'];
  return forkModule(import.meta.url, '../../main.js', {
    args: ['serve', ...place, '--listen', '127.0.0.1:0', '--drain-seconds', '0', ...logging, ...flags],
    env: withoutForeignSettings(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
}

function withoutForeignSettings(): Readonly<Record<string, undefined>> {
  const foreign = SETTING_NAMES.filter((name) => !SHARED_SETTINGS.includes(name)).map(environmentVariableOf);
  return Object.fromEntries(['SENTINODE_CONFIG', ...foreign].map((name) => [name, undefined]));
}

function listening(child: ChildProcess, log: () => string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      reject(new CliError('SERVER_START_FAILED', EXIT.unavailable, whatItSaid(what, log())));
    };
    const timer = setTimeout(() => {
      fail(`the private server did not answer within ${START_TIMEOUT_MS / 1000} s`);
    }, START_TIMEOUT_MS);
    const settle = (): void => {
      clearTimeout(timer);
    };
    child.once('message', (message) => {
      settle();
      if (isReadyMessage(message)) resolve(`${message.host}:${message.port}`);
      else fail('the private server sent something else than its address');
    });
    child.once('error', (error) => {
      settle();
      fail(`the private server could not be started: ${error.message}`);
    });
    // `close`, not `exit`: the log has been read to its end by then.
    child.once('close', () => {
      settle();
      fail('the private server ended before it answered');
    });
    signal.addEventListener('abort', () => {
      settle();
      reject(signal.reason as Error);
    });
  });
}

/** The server's own last word where there is one, else all that is left of its log. */
function whatItSaid(what: string, log: string): string {
  const lastWord = /^error: (?<text>[^\n]+)$/m.exec(log)?.groups?.['text'];
  if (lastWord !== undefined) return `${what}: ${lastWord}`;
  return log === '' ? what : `${what}; its log ends with:\n${log}`;
}

async function stopServer(child: ChildProcess, tempDir: string | undefined): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    // The server ends with its channel: the same way it ends when this process is killed.
    if (child.connected) child.disconnect();
    const timeout = new AbortController();
    await Promise.race([ended, sleep(STOP_TIMEOUT_MS, undefined, { signal: timeout.signal }).catch(() => undefined)]);
    timeout.abort();
    killGroup(child);
  }
  if (tempDir !== undefined) await rm(tempDir, { recursive: true, force: true, maxRetries: 3 });
}

/** What is left of the server's process group: its compute children, when it could not end them itself. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}

function onlyOnce(stop: () => Promise<void>): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= stop());
}
