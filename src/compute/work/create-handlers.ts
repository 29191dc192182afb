// What the child does for each kind of request.
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import type { SlideFileSet, SlideReader } from '../../ports/slide-reader.js';
import type { ComputeAdapters } from './adapters.js';
import { assessSlide } from './assess-slide.js';
import { createPatchMemory, createSlideMemory } from './work-memory.js';
import type { EngineBatcher } from './engine-batcher.js';
import type { EngineLane } from './engine-lane.js';
import { makePicture } from './make-picture.js';
import { createModelShelf, type ModelShelf } from './model-shelf.js';
import { takeProfile } from '../../process/take-profile.js';
import { recordRuns, timedReads, withRuns } from './record-runs.js';
import { renderAssociated } from './render-associated.js';
import { renderRegion } from './render-region.js';
import type { ComputeHandlers } from './compute-handlers.js';
import { scorePatches, type PatchScoring } from './score-patches.js';
import { scoreSlide } from './score-slide.js';
import { createSlideCache, type SlideCache } from './slide-cache.js';
import { createSlideCrowd } from './slide-crowd.js';

/** A viewer turns between a few slides; each idle one holds a file handle and its tile cache. */
const MAX_IDLE_SLIDES = 4;
const SLIDE_IDLE_MS = 60_000;

export function createHandlers(adapters: ComputeAdapters, lane: EngineLane, batcher: EngineBatcher): ComputeHandlers {
  const { readScaledRegion: read, readThumbnail } = adapters;
  const models = createModelShelf();
  const slides = createSlideCache({ open: adapters.openSlide, maxIdle: MAX_IDLE_SLIDES, idleMs: SLIDE_IDLE_MS });
  return {
    ...modelHandlers(adapters, models, lane),
    findSeries: (query, signal) => adapters.findSeries(query, signal),
    // These two not through the cache: an upload's files are probed in a place that they leave right after.
    probeSlide: ({ files }, signal) => withSlide(adapters, files, signal, async ({ facts }) => facts),
    assessSlide: ({ files, spacing }, signal) =>
      withSlide(adapters, files, signal, (reader) =>
        assessSlide(reader, spacing, { readThumbnail, readScaledRegion: read, signal }),
      ),
    ...scoringHandlers(adapters, { lane, batcher }, models, slides),
    profile: takeProfile,
    readMetrics: () => adapters.meter.report(),
    ...pictureHandlers(adapters, slides),
  };
}

type PictureKind = 'renderThumbnail' | 'renderRegion' | 'renderAssociated' | 'renderHeatmap';

function pictureHandlers(adapters: ComputeAdapters, slides: SlideCache): Pick<ComputeHandlers, PictureKind> {
  const { readScaledRegion: read, readThumbnail } = adapters;
  return {
    renderThumbnail: ({ files, maxSidePx, format }, signal) =>
      slides.with(files, signal, async (reader) =>
        makePicture(reader, await readThumbnail(reader, maxSidePx, signal), format),
      ),
    renderRegion: (args, signal) =>
      slides.with(args.files, signal, (reader) => renderRegion(reader, args, read, signal)),
    renderAssociated: (args, signal) =>
      slides.with(args.files, signal, (reader) => renderAssociated(reader, args, signal)),
    renderHeatmap: (work, signal) =>
      slides.with(work.files, signal, (reader) => adapters.renderSlideHeatmap(reader, work, signal)),
  };
}

function modelHandlers(
  { loadModel, engine }: ComputeAdapters,
  models: ModelShelf,
  lane: EngineLane,
): Pick<ComputeHandlers, 'loadModel' | 'unloadModel'> {
  return {
    loadModel: async ({ key, modelDir }, signal) => {
      const model = await lane.run('bulk', () => loadModel(modelDir, engine), signal);
      await freeIfAborted(model, signal);
      models.put(key, model);
      return undefined;
    },
    unloadModel: async ({ key }) => {
      await models.remove(key);
      return undefined;
    },
  };
}

function scoringHandlers(
  adapters: ComputeAdapters,
  where: Pick<PatchScoring, 'lane' | 'batcher'>,
  models: ModelShelf,
  slides: SlideCache,
): Pick<ComputeHandlers, 'scorePatches' | 'scoreSlide'> {
  const { meter, readScaledRegion: read } = adapters;
  const crowd = createSlideCrowd();
  const patchMemory = createPatchMemory();
  const memory = createSlideMemory();
  return {
    scorePatches: async ({ patches, modelKeys, ...how }, signal) => {
      const asked = modelKeys.map(models.get);
      const { runs, ...told } = recordRuns(adapters, asked, 'patches');
      const scoring = { aggregation: undefined, ...how, ...where, memory: patchMemory, models: asked, signal, ...told };
      return { patches: await scorePatches(patches, scoring), runs };
    },
    scoreSlide: (args, signal) => {
      const asked = args.modelKeys.map(models.get);
      const { runs, ...told } = recordRuns(adapters, asked, 'slide');
      const { lane } = where;
      const scoring = {
        slides,
        readScaledRegion: timedReads(read, meter),
        lane,
        models: asked,
        crowd,
        memory,
        signal,
        ...told,
      };
      return withRuns(scoreSlide(args, scoring), runs);
    },
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
