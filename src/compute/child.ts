// The compute child: the second composition root. Chooses adapters, answers the service's messages, dies with its channel.
import type { EngineStatus } from '../ports/compute-host.js';
import { decodeChildOptions, type ChildOptions } from './child-options.js';
import type { MessageFromChild, MessageToChild } from './messages.js';
import { toWireError } from '../process/wire-error.js';
import type { ComputeAdapters } from './work/adapters.js';
import { createHandlers } from './work/create-handlers.js';
import { createEngineBatcher } from './work/engine-batcher.js';
import { createEngineLane } from './work/engine-lane.js';
import { createRequestRouter } from './work/request-router.js';

/** Well under the silence that the supervisor takes for a hang. */
const HEARTBEAT_MS = 1000;

function send(message: MessageFromChild): void {
  // A closed channel means that the service has gone; `disconnect` then ends this process.
  process.send?.(message, () => undefined);
}

/** Long enough for the caller's error to leave first. */
const LAST_WORDS_MS = 500;

/** Not by `exit`, which would end the engine's thread, and abort when that is at work. This process keeps nothing. */
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** A native thread that never ends would keep its place for good: the supervisor starts a child with all of them. */
function endStuckProcess(): void {
  setTimeout(endNow, LAST_WORDS_MS);
}

async function openAdapters(
  options: ChildOptions,
): Promise<{ readonly adapters: ComputeAdapters; readonly status: EngineStatus }> {
  const { openEngineThread } = await import('../engines/thread/open-engine-thread.js');
  const { createSlideFormats, createSlideOpener } = await import('../slides/registry.js');
  const { createArchives } = await import('../slides/dicomweb/archives.js');
  const { findSeries } = await import('../slides/dicomweb/series/find-series.js');
  const { readScaledRegion } = await import('../slides/read-scaled-region.js');
  const { readThumbnail } = await import('../slides/read-thumbnail.js');
  const { renderSlideHeatmap } = await import('../slides/render-slide-heatmap.js');
  const { loadModel } = await import('../models/load-model.js');
  const { createComputeMetrics } = await import('../metrics/create-compute-metrics.js');
  const { engine, reason, engines } = await openEngineThread(options.engine, threadsOf(options));
  const archives = createArchives(options.archives);
  const adapters: ComputeAdapters = {
    engine,
    meter: createComputeMetrics(),
    openSlide: createSlideOpener(createSlideFormats({ onStuck: endStuckProcess, archives })),
    findSeries: async (query, signal) => findSeries(archives.get(query.archive), query, signal),
    readScaledRegion,
    readThumbnail,
    renderSlideHeatmap,
    loadModel,
  };
  return { adapters, status: { engine: engine.id, device: engine.device, reason, engines } };
}

function threadsOf({ threads }: ChildOptions): { readonly threads?: number } {
  return threads === undefined ? {} : { threads };
}

async function main(): Promise<void> {
  // Ctrl-C and service managers signal the whole group: the service drains first and closes the channel then.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('disconnect', endNow);
  const options = decodeChildOptions(process.argv[2]);
  const { adapters, status } = await openAdapters(options);
  const { meter } = adapters;
  const onComputing = (active: boolean): void => {
    send({ type: 'computing', active });
    meter.computing(active);
  };
  const lane = createEngineLane({ onComputing, onWaiting: meter.waiting });
  const route = createRequestRouter(createHandlers(adapters, lane, createEngineBatcher(lane, options.batching)), send);
  process.on('message', (message) => {
    route(message as MessageToChild);
  });
  setInterval(() => {
    send({ type: 'heartbeat' });
  }, HEARTBEAT_MS);
  send({ type: 'started', status });
}

main().catch((error: unknown) => {
  process.send?.({ type: 'startFailed', error: toWireError(error) } satisfies MessageFromChild, () => process.exit(1));
});
