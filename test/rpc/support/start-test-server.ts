// The real transport over use cases that a test writes itself.
import { NO_METRICS } from '../../../src/metrics/no-metrics.js';
import { NO_TRACING } from '../../../src/tracing/no-tracing.js';
import { openDoor } from '../../../src/rpc/door.js';
import type { UseCases } from '../../../src/app/application.js';
import { startRpcServer, type RpcServer, type RpcServerOptions } from '../../../src/rpc/server.js';
import type { Readiness } from '../../../src/app/use-cases.js';
import { readTlsIdentity, type TlsFiles } from '../../../src/system/read-tls-identity.js';
import { createRecordingLog, type LogLine } from '../../support/recording-log.js';
import { rawClients, type RawClients } from './raw-clients.js';

export type PartialUseCases = { readonly [Name in keyof UseCases]?: Partial<UseCases[Name]> };

export interface TestServer {
  readonly server: RpcServer;
  readonly address: string;
  readonly clients: RawClients;
  readonly lines: readonly LogLine[];
  readonly readiness: TestReadiness;
  stop(): Promise<void>;
}

export interface TestReadiness extends Readiness {
  set(ready: boolean): void;
}

export async function startTestServer(
  useCases: PartialUseCases = {},
  { tls, ...options }: Partial<RpcServerOptions> & { readonly tls?: TlsFiles } = {},
): Promise<TestServer> {
  const log = createRecordingLog();
  const readiness = testReadiness();
  let calls = 0;
  const server = await startRpcServer({
    door: await openDoor({ listen: { host: '127.0.0.1', port: 0 }, ...(tls && { tls: await readTlsIdentity(tls) }) }),
    maxReceiveMessageBytes: 16 * 1024 * 1024,
    maxConcurrentStreams: 256,
    useCases: complete(useCases),
    readiness,
    log,
    metrics: NO_METRICS,
    tracing: NO_TRACING,
    newCallId: () => `call-${(calls += 1)}`,
    ...options,
  });
  const address = `127.0.0.1:${server.port}`;
  const clients = rawClients(address);
  const stop = async (): Promise<void> => {
    clients.close();
    await server.close(0);
  };
  return { server, address, clients, lines: log.lines, readiness, stop };
}

/** A test gives the use cases it reaches; any other would be an undefined function and end as INTERNAL. */
function complete(useCases: PartialUseCases): UseCases {
  return {
    slides: {},
    predictions: {},
    models: {},
    training: {},
    evaluation: {},
    ensembles: {},
    inference: {},
    ...useCases,
  } as UseCases;
}

function testReadiness(): TestReadiness {
  const listeners = new Set<() => void>();
  let ready = true;
  return {
    isReady: () => ready,
    detail: () => (ready ? 'ready' : 'not ready'),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      ready = next;
      for (const listener of listeners) listener();
    },
  };
}
