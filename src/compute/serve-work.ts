// The compute child's life, whichever adapters it has: takes the service's messages and dies with its channel.
import type { EngineStatus } from '../ports/compute-host.js';
import { toWireError } from '../process/wire-error.js';
import { decodeChildOptions, type ChildOptions } from './child-options.js';
import type { MessageFromChild, MessageToChild } from './messages.js';
import type { ComputeAdapters } from './work/adapters.js';
import { createHandlers } from './work/create-handlers.js';
import { createEngineBatcher } from './work/engine-batcher.js';
import { createEngineLane } from './work/engine-lane.js';
import { createRequestRouter } from './work/request-router.js';
import { traceRequests } from './work/trace-request.js';

export interface OpenedAdapters {
  readonly adapters: ComputeAdapters;
  readonly status: EngineStatus;
  /** What is to be sent before the process ends; bounded in time. */
  readonly close?: () => Promise<void>;
}

/** Well under the silence that the supervisor takes for a hang. */
const HEARTBEAT_MS = 1000;

function send(message: MessageFromChild): void {
  // A closed channel means that the service has gone; `disconnect` then ends this process.
  process.send?.(message, () => undefined);
}

/** Not by `exit`, which would end the engine's thread, and abort when that is at work. This process keeps nothing. */
export function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Serves until the service closes the channel. When `open` fails the service is told why, and the process ends. */
export function serveWork(open: (options: ChildOptions) => Promise<OpenedAdapters>): void {
  serve(open).catch((error: unknown) => {
    const message: MessageFromChild = { type: 'startFailed', error: toWireError(error) };
    process.send?.(message, () => process.exit(1));
  });
}

async function serve(open: (options: ChildOptions) => Promise<OpenedAdapters>): Promise<void> {
  // Ctrl-C and service managers signal the whole group: the service drains first and closes the channel then.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  let close = (): Promise<void> => Promise.resolve();
  process.on('disconnect', () => void close().finally(endNow));
  const options = decodeChildOptions(process.argv[2]);
  const { adapters, status, ...opened } = await open(options);
  close = opened.close ?? close;
  const { meter, tracing } = adapters;
  const onComputing = (active: boolean): void => {
    send({ type: 'computing', active });
    meter.computing(active);
  };
  const lane = createEngineLane({ untilFree: adapters.engine.untilFree, onComputing, onWaiting: meter.waiting });
  const handlers = createHandlers(adapters, lane, createEngineBatcher(lane, options.batching));
  const route = createRequestRouter(handlers, send, traceRequests(tracing));
  process.on('message', (message) => {
    route(message as MessageToChild);
  });
  setInterval(() => {
    send({ type: 'heartbeat' });
  }, HEARTBEAT_MS);
  send({ type: 'started', status });
}
