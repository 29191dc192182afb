import { readFile } from 'node:fs/promises';
import {
  createSentinodeClient,
  SentinodeError,
  type SentinodeClient,
  type SentinodeClientOptions,
  type TlsOptions,
} from '@sentinode/client';
import type { CliContext, GlobalOptions } from '../context.js';
import { usageError } from '../errors/cli-error.js';
import { startPrivateServer, type PrivateServer } from './private-server.js';
import { unreachable } from './unreachable.js';

export interface Connection {
  readonly client: SentinodeClient;
  /** Whether the server was started for this command alone. */
  readonly isPrivate: boolean;
}

export interface ConnectionNeeds {
  /** Further flags for a private server. */
  readonly serverFlags?: readonly string[];
  /** Where a private server works unless the user says so; a temporary folder when left out. */
  readonly dataDir?: string;
}

const REACH_TIMEOUT_MS = 10_000;

/** Runs a command against the user's server, or against a private one that ends with it. */
export async function withClient<T>(
  context: CliContext,
  command: (connection: Connection) => Promise<T>,
  needs: ConnectionNeeds = {},
): Promise<T> {
  const address = serverAddress(context);
  const server = address === undefined ? await startPrivate(context, needs) : undefined;
  try {
    const client =
      server === undefined
        ? makeClient({ address: address ?? '', ...(await access(context.globals)) })
        : createSentinodeClient({ address: server.address });
    try {
      if (address !== undefined) await reach(client, address, context);
      return await command({ client, isPrivate: server !== undefined });
    } finally {
      client.close();
    }
  } finally {
    await server?.stop();
  }
}

/** An address that nobody answers at is told within seconds, not after a long call's patience. */
async function reach(client: SentinodeClient, address: string, { signal, globals }: CliContext): Promise<void> {
  try {
    await client.health.check({ service: '' }, { signal, timeoutMs: REACH_TIMEOUT_MS });
  } catch (error) {
    throw error instanceof SentinodeError ? (unreachable(error, address, wantsTls(globals)) ?? error) : error;
  }
}

/** As `withClient`, for commands that mean nothing to a server that ends with them. */
export async function withLastingServer<T>(
  context: CliContext,
  command: (connection: Connection) => Promise<T>,
  needs: ConnectionNeeds = {},
): Promise<T> {
  if (serverAddress(context) === undefined && context.globals.dataDir === undefined) {
    throw usageError(
      'this command needs --server HOST:PORT (or SENTINODE_SERVER), or --data-dir DIR of a server that is not running',
    );
  }
  return await withClient(context, command, needs);
}

export function serverAddress({ globals, env }: CliContext): string | undefined {
  const address = globals.server ?? env['SENTINODE_SERVER'];
  if (address === undefined || address === '') return undefined;
  if (!/^[^\s/]+:\d{1,5}$/.test(address))
    throw usageError(`--server must be HOST:PORT, such as localhost:50051, not '${address}'`);
  return address;
}

async function startPrivate({ globals, output, signal }: CliContext, needs: ConnectionNeeds): Promise<PrivateServer> {
  if (globals.quiet !== true) output.note('starting a private server …');
  const dataDir = globals.dataDir ?? needs.dataDir;
  return await startPrivateServer({
    flags: [...settings(globals), ...(needs.serverFlags ?? [])],
    verbose: globals.verbose ?? false,
    signal,
    ...(dataDir !== undefined && { dataDir }),
  });
}

function settings({ engine, modelsDir }: GlobalOptions): readonly string[] {
  return [
    ...(engine === undefined ? [] : ['--engine', engine]),
    ...(modelsDir === undefined ? [] : ['--models-dir', modelsDir]),
  ];
}

/** Options that contradict each other came from the command line. */
function makeClient(options: SentinodeClientOptions): SentinodeClient {
  try {
    return createSentinodeClient(options);
  } catch (error) {
    throw error instanceof TypeError ? usageError(error.message) : error;
  }
}

interface Access {
  readonly tls?: TlsOptions;
  readonly token?: string;
}

function wantsTls({ tls, tlsCa, clientCert, clientKey }: GlobalOptions): boolean {
  return tls === true || [tlsCa, clientCert, clientKey].some((file) => file !== undefined);
}

async function access(globals: GlobalOptions): Promise<Access> {
  const { tlsCa, clientCert, clientKey, token } = globals;
  if ((clientCert === undefined) !== (clientKey === undefined)) {
    throw usageError('--client-cert and --client-key belong together');
  }
  return {
    ...(wantsTls(globals) && {
      tls: {
        ...(tlsCa !== undefined && { rootCertificates: await readFile(tlsCa) }),
        ...(clientCert !== undefined && { certificateChain: await readFile(clientCert) }),
        ...(clientKey !== undefined && { privateKey: await readFile(clientKey) }),
      },
    }),
    ...(token !== undefined && { token }),
  };
}
