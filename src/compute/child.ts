// The compute child: the second composition root, which chooses adapters.
import type { ChildOptions } from './child-options.js';
import { endNow, serveWork, type OpenedAdapters } from './serve-work.js';
import type { ComputeAdapters } from './work/adapters.js';
import { letOthersFirst } from '../process/let-others-first.js';
import { packageVersion } from '../process/package-version.js';

/** Long enough for the caller's error to leave first. */
const LAST_WORDS_MS = 500;

/** A native thread that never ends would keep its place for good: the supervisor starts a child with all of them. */
function endStuckProcess(): void {
  setTimeout(endNow, LAST_WORDS_MS);
}

/** The next child serves whoever waits, and what is asked from now on: without an error, and with the whole engine. */
function endWithoutEngine(error: Error): void {
  process.stderr.write(`a thread of the engine has ended: ${error.stack ?? error.message}\n`);
  endNow();
}

async function openAdapters(options: ChildOptions): Promise<OpenedAdapters> {
  const { openEngineThreads } = await import('../engines/thread/open-engine-threads.js');
  const { createSlideFormats, createSlideOpener } = await import('../slides/registry.js');
  const { createArchives } = await import('../slides/dicomweb/archives.js');
  const { findSeries } = await import('../slides/dicomweb/series/find-series.js');
  const { readScaledRegion } = await import('../slides/read-scaled-region.js');
  const { readThumbnail } = await import('../slides/read-thumbnail.js');
  const { renderSlideHeatmap } = await import('../slides/render-slide-heatmap.js');
  const { loadModel } = await import('../models/load-model.js');
  const { createComputeMetrics } = await import('../metrics/create-compute-metrics.js');
  const { openTracing } = await import('../tracing/open-tracing.js');
  const { tracing, close } = await openTracing({ process: 'compute', softwareVersion: packageVersion() });
  // Before the engine has its threads.
  await letOthersFirst();
  const { engine, reason, engines } = await openEngineThreads(options.engine, {
    ...threadsOf(options),
    onLost: endWithoutEngine,
  });
  const archives = createArchives(options.archives);
  const adapters: ComputeAdapters = {
    engine,
    meter: createComputeMetrics(),
    tracing,
    openSlide: createSlideOpener(createSlideFormats({ onStuck: endStuckProcess, archives })),
    findSeries: async (query, signal) => findSeries(archives.get(query.archive), query, signal),
    readScaledRegion,
    readThumbnail,
    renderSlideHeatmap,
    loadModel,
  };
  return { adapters, close, status: { engine: engine.id, device: engine.device, reason, engines } };
}

function threadsOf({ threads }: ChildOptions): { readonly threads?: number } {
  return threads === undefined ? {} : { threads };
}

serveWork(openAdapters);
