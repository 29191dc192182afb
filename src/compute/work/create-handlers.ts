// What the child does for each kind of request.
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { EngineRun } from '../../ports/compute-host.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import type { SlideFileSet, SlideReader } from '../../ports/slide-reader.js';
import type { ComputeAdapters } from './adapters.js';
import { assessSlide } from './assess-slide.js';
import type { EngineLane } from './engine-lane.js';
import { makePicture } from './make-picture.js';
import { createModelShelf } from './model-shelf.js';
import { renderRegion } from './render-region.js';
import type { ComputeHandlers } from './compute-handlers.js';
import { scorePatches } from './score-patches.js';
import { scoreSlide } from './score-slide.js';
import { createSlideCache } from './slide-cache.js';

/** A viewer turns between a few slides; each idle one holds a file handle and its tile cache. */
const MAX_IDLE_SLIDES = 4;
const SLIDE_IDLE_MS = 60_000;

export function createHandlers(adapters: ComputeAdapters, lane: EngineLane): ComputeHandlers {
  const { engine, readScaledRegion: read, readThumbnail } = adapters;
  const models = createModelShelf();
  const slides = createSlideCache({ open: adapters.openSlide, maxIdle: MAX_IDLE_SLIDES, idleMs: SLIDE_IDLE_MS });
  return {
    loadModel: async ({ key, modelDir }, signal) => {
      const model = await lane.run('bulk', () => adapters.loadModel(modelDir, engine), signal);
      await freeIfAborted(model, signal);
      models.put(key, model);
      return undefined;
    },
    unloadModel: async ({ key }) => {
      await models.remove(key);
      return undefined;
    },
    findSeries: (query, signal) => adapters.findSeries(query, signal),
    // These two not through the cache: an upload's files are probed in a place that they leave right after.
    probeSlide: ({ files }, signal) => withSlide(adapters, files, signal, async ({ facts }) => facts),
    assessSlide: ({ files, spacing }, signal) =>
      withSlide(adapters, files, signal, (reader) =>
        assessSlide(reader, spacing, { readThumbnail, readScaledRegion: read, signal }),
      ),
    scorePatches: async ({ patches, modelKeys, ...how }, signal) => {
      const runs: EngineRun[] = [];
      const onRun = (run: EngineRun): void => void runs.push(run);
      const scoring = { aggregation: undefined, ...how, models: modelKeys.map(models.get), lane, signal, onRun };
      return { patches: await scorePatches(patches, scoring), runs };
    },
    scoreSlide: (args, signal) =>
      scoreSlide(args, { slides, readScaledRegion: read, lane, models: args.modelKeys.map(models.get), signal }),
    renderThumbnail: ({ files, maxSidePx, format }, signal) =>
      slides.with(files, signal, async (reader) =>
        makePicture(reader, await readThumbnail(reader, maxSidePx, signal), format),
      ),
    renderRegion: (args, signal) =>
      slides.with(args.files, signal, (reader) => renderRegion(reader, args, read, signal)),
    renderHeatmap: (work, signal) =>
      slides.with(work.files, signal, (reader) => adapters.renderSlideHeatmap(reader, work, signal)),
  };
}

async function withSlide<T>(
  { openSlide }: ComputeAdapters,
  files: SlideFileSet,
  signal: AbortSignal,
  use: (reader: SlideReader) => Promise<T>,
): Promise<T> {
  const reader = await openSlide(files, signal);
  try {
    throwIfAborted(signal);
    return await use(reader);
  } finally {
    await reader.close();
  }
}

/** Throws when the caller has gone: nobody else knows of the model, so that nobody else would ever free it. */
async function freeIfAborted({ network }: LoadedModel, signal: AbortSignal): Promise<void> {
  if (!signal.aborted) return;
  await network.dispose();
  throw abortError(signal);
}
