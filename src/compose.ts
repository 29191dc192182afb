// The service's composition root: the one place that chooses adapters and puts the layers together.
import { createApplication, type Application, type ApplicationSettings } from './app/application.js';
import { batchingOf } from './compose/batching-of.js';
import { createCloseableStack, type CloseableStack } from './compose/closeable-stack.js';
import { logStart, type Addresses } from './compose/log-start.js';
import { openEntrance } from './compose/open-entrance.js';
import { openHttp, serveHttp, type ServedByHttp } from './compose/open-http.js';
import { openMeter } from './compose/open-meter.js';
import { openPorts, type StartOptions } from './compose/open-ports.js';
import { writeReadyFile } from './compose/ready-file.js';
import { softwareVersion } from './compose/software-version.js';
import type { Config } from './config.js';
import { takeProfile } from './process/take-profile.js';
import type { WatchedService } from './metrics/create-service-metrics.js';
import { openTracing } from './tracing/open-tracing.js';
import { createLog } from './log/create-log.js';
import type { AppPorts } from './app/app-ports.js';
import type { HttpServer } from './http/server.js';
import type { Door } from './rpc/door.js';
import { startRpcServer, type RpcServer } from './rpc/server.js';

export interface RunningServer extends Addresses {
  /** Drains for at most `drainSeconds` and ends every child. A second call joins the first. */
  close(): Promise<void>;
}

/**
 * Starts the whole service. Resolves when it answers and the models are loaded, or have failed to load, which the
 * log and ListModels tell. Rejects with CONFIG_INVALID or ENGINE_UNAVAILABLE; then nothing is left running.
 */
export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  const traces = await openTracing({ process: 'service', softwareVersion: softwareVersion() });
  const { tracing } = traces;
  const log = createLog({ level: config.logLevel, pretty: config.logPretty, fields: tracing.logFields });
  traces.reportTo(log);
  const stack = createCloseableStack(log);
  stack.push('traces', traces.close);
  try {
    return await start(config, { log, tracing, ...options }, stack);
  } catch (error) {
    await stack.close();
    throw error;
  }
}

async function start(
  config: Config,
  { log, tracing, ...options }: Pick<AppPorts, 'log' | 'tracing'> & StartOptions,
  stack: CloseableStack,
): Promise<RunningServer> {
  const { tls, debugToken, door } = await openEntrance(config, log, stack);
  const meter = await openMeter(config);
  const watchers = { log, metrics: meter.metrics, tracing };
  const http = await openHttp({ config, tls, ...watchers }, stack);
  const ports = await openPorts(config, { ...watchers, ...options }, stack);
  const app = createApplication(ports, settingsOf(config));
  const drainMs = config.drainSeconds * 1000;
  let stopJobs = (): Promise<void> => app.stop(0);
  stack.push('jobs', () => stopJobs());
  await app.start();
  const rpc = await listen(config, door, app, ports);
  // Calls and jobs drain at the same time: a call waits for its job, and the other way round.
  stack.push('rpc', async () => {
    const jobs = app.stop(drainMs);
    stopJobs = () => jobs;
    await Promise.all([rpc.close(drainMs), http?.close(drainMs)]);
  });
  await app.modelsLoaded();
  if (http !== undefined) {
    const metricsPage = meter.watch?.(watched(app, ports));
    await serveHttp(http, { app, viewer: config.httpViewer, metricsPage, profiled: profiledBy(debugToken, ports) });
  }
  const addresses = addressesOf(rpc, http);
  if (config.readyFile !== undefined) {
    stack.push('ready file', await writeReadyFile(config.readyFile, { ...addresses, pid: process.pid }));
  }
  await logStart(addresses, app, ports);
  return {
    ...addresses,
    close: async () => {
      await stack.close();
      log.info({}, 'stopped');
    },
  };
}

function profiledBy(token: string | undefined, { compute }: AppPorts): ServedByHttp['profiled'] {
  return token === undefined ? undefined : { token, service: takeProfile, compute: compute.profile };
}

function watched({ state }: Application, { compute }: AppPorts): WatchedService {
  return { softwareVersion: softwareVersion(), state, engine: compute.status, compute: compute.metrics };
}

function settingsOf(config: Config): ApplicationSettings {
  return {
    maxUploadBytes: config.maxUploadBytes,
    minUploadBytesPerSecond: config.minUploadBytesPerSecond,
    uploadTtlMs: config.uploadTtlSeconds * 1000,
    maxPatchStreams: config.maxPatchStreams,
    maxPatchStreamsPerConnection: config.maxPatchStreamsPerConnection,
    batching: batchingOf(config),
    associatedPolicy: config.associatedImages,
    softwareVersion: softwareVersion(),
    trainingRunTtlMs: config.trainingRunTtlSeconds * 1000,
  };
}

function addressesOf({ host, port }: RpcServer, http: HttpServer | undefined): Addresses {
  return { host, port, ...(http !== undefined && { http: { host: http.host, port: http.port } }) };
}

function listen(
  config: Config,
  door: Door,
  app: Application,
  { log, metrics, tracing, newId }: AppPorts,
): Promise<RpcServer> {
  return startRpcServer({
    door,
    maxReceiveMessageBytes: config.maxReceiveMessageBytes,
    maxConcurrentStreams: config.maxConcurrentStreams,
    connectionLife: {
      keepaliveMs: config.keepaliveSeconds * 1000,
      keepaliveTimeoutMs: config.keepaliveTimeoutSeconds * 1000,
      maxAgeMs: config.maxConnectionAgeSeconds * 1000,
      maxAgeGraceMs: config.maxConnectionAgeGraceSeconds * 1000,
    },
    useCases: app,
    readiness: app.readiness,
    log,
    metrics,
    tracing,
    newCallId: newId,
  });
}
