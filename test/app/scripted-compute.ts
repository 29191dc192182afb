// A test double of the ComputeHost port: slides are text files, scores are arithmetic, and a test can hold it still.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeriesQuery } from '../../src/domain/archives/series-query.js';
import { decodeReference } from '../../src/domain/archives/slide-reference.js';
import { createDeferred, type Deferred } from '../../src/domain/async/deferred.js';
import { abortError, orAborted, throwIfAborted } from '../../src/domain/errors/abort-error.js';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { EncodedImage, ImageEncoding } from '../../src/domain/image.js';
import type { PatchContent } from '../../src/domain/predictions/patch.js';
import type { SlideQuality } from '../../src/domain/quality/slide-quality.js';
import type { SlideFacts } from '../../src/domain/slides/slide.js';
import type {
  ComputeHost,
  EngineRun,
  HeatmapWork,
  ModelHandle,
  ScorePatchesWork,
  ScoreSlideWork,
  SlideScoreEvent,
} from '../../src/ports/compute-host.js';
import type { SlideFileSet } from '../../src/ports/slide-reader.js';

/** What a scripted slide file says of itself, as JSON; anything else is no slide. */
export interface SlideText {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mpp?: number;
  /** Tissue patches; their probability is index / 100 of the first model, half of that of the others. */
  readonly patches: number;
}

export interface ScriptedCompute extends ComputeHost {
  /** Model folders by handle key, as they are loaded now. */
  readonly loaded: ReadonlyMap<string, string>;
  readonly probes: number;
  /** Sizes of the patch batches that were scored. */
  readonly patchBatches: readonly number[];
  readonly slideWork: readonly ScoreSlideWork[];
  readonly heatmaps: readonly HeatmapWork[];
  /** Folders whose load fails, with the error. */
  readonly brokenModels: Map<string, AppError>;
  /** Probes and slides wait before their end, until the function that is returned is called. */
  hold(): () => void;
  /** Patch batches wait likewise. */
  holdPatches(): () => void;
  /** Resolves when a slide's work has reached the hold. */
  untilHeld(): Promise<void>;
  /** What the next slides' quality is, or what measuring it fails with; good at first. */
  assess(outcome: SlideQuality | AppError): void;
  /** Slides scored from now on come with these. */
  warnOfSlides(told: readonly string[]): void;
  /** The next slides fail with this after their first batch; undefined heals them. */
  failSlides(error: AppError | undefined): void;
  setHealthy(healthy: boolean): void;
  /** What looking up a series fails with; undefined heals it. */
  failSearches(error: AppError | undefined): void;
  readonly searches: readonly SeriesQuery[];
}

const BATCH_PATCHES = 4;

/** `beforeLoad` is awaited by each load of a model, so that a test can look at a service that has none yet. */
export function createScriptedCompute(beforeLoad: () => Promise<unknown> = () => Promise.resolve()): ScriptedCompute {
  const loaded = new Map<string, string>();
  const brokenModels = new Map<string, AppError>();
  const patchBatches: number[] = [];
  const slideWork: ScoreSlideWork[] = [];
  const heatmaps: HeatmapWork[] = [];
  const listeners = new Set<(healthy: boolean) => void>();
  let probes = 0;
  let keys = 0;
  let gate: Deferred<undefined> | undefined;
  let patchGate: Deferred<undefined> | undefined;
  let held = createDeferred<undefined>();
  const searches: SeriesQuery[] = [];
  let searchFailure: AppError | undefined;
  let slideFailure: AppError | undefined;
  let warnings: readonly string[] = [];
  let assessFailure: AppError | undefined;
  let quality: SlideQuality = { flags: [], warnings: [], inkMarks: [] };

  const waitAtGate = async (signal: AbortSignal | undefined): Promise<void> => {
    if (gate === undefined) return;
    held.resolve(undefined);
    await orAborted(gate.promise, signal ?? new AbortController().signal);
  };

  async function* scoreSlide(work: ScoreSlideWork, signal?: AbortSignal): AsyncGenerator<SlideScoreEvent> {
    throwIfAborted(signal);
    slideWork.push(work);
    const slide = await readSlide(work.files);
    const count = work.sampling.mode === 'all' ? slide.patches : Math.min(work.sampling.count, slide.patches);
    yield { kind: 'phase', phase: 'opening' };
    yield { kind: 'phase', phase: 'tissue' };
    yield {
      kind: 'tissue',
      ...GRID,
      tissuePatches: slide.patches,
      patchesTotal: count,
      areaMm2: slide.patches / 100,
      warnings,
    };
    yield { kind: 'phase', phase: 'scoring' };
    for (let first = 0; first < count; first += BATCH_PATCHES) {
      yield { kind: 'scores', batch: batchOf(first, Math.min(BATCH_PATCHES, count - first), work.models.length) };
      if (slideFailure !== undefined) throw slideFailure;
      await waitAtGate(signal);
      throwIfAborted(signal);
    }
    yield {
      kind: 'done',
      seconds: { opening: 0.1, tissue: 0.2, scoring: 0.5, decoding: 0.3, computing: 0.4, waiting: 0.1 },
    };
  }

  const scorePatches: ComputeHost['scorePatches'] = async (work, signal) => {
    patchBatches.push(work.patches.length);
    if (patchGate !== undefined) await orAborted(patchGate.promise, signal ?? new AbortController().signal);
    return scoreAll(work, loaded);
  };

  return {
    loaded,
    brokenModels,
    patchBatches,
    slideWork,
    heatmaps,
    get probes() {
      return probes;
    },
    hold: () => {
      const mine = createDeferred<undefined>();
      gate = mine;
      return () => {
        gate = undefined;
        held = createDeferred();
        mine.resolve(undefined);
      };
    },
    holdPatches: () => {
      const mine = createDeferred<undefined>();
      patchGate = mine;
      return () => {
        patchGate = undefined;
        mine.resolve(undefined);
      };
    },
    untilHeld: async () => {
      await held.promise;
    },
    profile: () => Promise.reject(new AppError('NOT_SUPPORTED', 'a scripted engine has no process')),
    metrics: () => Promise.reject(new AppError('NOT_SUPPORTED', 'a scripted engine measures nothing')),
    assess: (outcome) => {
      if (outcome instanceof AppError) assessFailure = outcome;
      else quality = outcome;
    },
    warnOfSlides: (told) => {
      warnings = told;
    },
    failSlides: (error) => {
      slideFailure = error;
    },
    searches,
    failSearches: (error) => {
      searchFailure = error;
    },
    setHealthy: (healthy) => {
      for (const listener of listeners) listener(healthy);
    },
    status: () => ({ engine: 'onnx', device: 'cpu', reason: 'scripted', engines: [] }),
    loadModel: async (modelDir, signal) => {
      throwIfAborted(signal);
      await orAborted(beforeLoad(), signal ?? new AbortController().signal);
      const problem = brokenModels.get(modelDir);
      if (problem !== undefined) throw problem;
      keys += 1;
      const key = `model-${keys}`;
      loaded.set(key, modelDir);
      return { key };
    },
    unloadModel: async ({ key }) => {
      loaded.delete(key);
    },
    probeSlide: async (files, signal) => {
      probes += 1;
      await waitAtGate(signal);
      return factsOf(await readSlide(files));
    },
    findSeries: async (query, signal) => {
      searches.push(query);
      await waitAtGate(signal);
      if (searchFailure !== undefined) throw searchFailure;
      return { studyUid: '1.2', ...query, instanceUids: ['1.2.3', '1.2.4'] };
    },
    assessSlide: async (_files, _spacing, signal) => {
      throwIfAborted(signal);
      if (assessFailure !== undefined) throw assessFailure;
      return quality;
    },
    scorePatches,
    scorePatchesWithRuns: async (work, signal) => ({
      patches: await scorePatches(work, signal),
      runs: work.models.map((_, model) => runOf(model, work)),
    }),
    scoreSlide,
    renderThumbnail: async (files, maxSidePx, { encoding }) => picture(await readSlide(files), maxSidePx, encoding),
    renderAssociated: async (files, _kind, maxSidePx, { encoding }) =>
      picture(await readSlide(files), maxSidePx, encoding),
    renderRegion: async (_files, _region, { encoding, widthPx, heightPx }) => ({
      data: new Uint8Array([2]),
      encoding,
      widthPx,
      heightPx,
    }),
    renderHeatmap: async (work, signal) => {
      if (signal?.aborted === true) throw abortError(signal);
      heatmaps.push(work);
      return picture(await readSlide(work.files), work.maxSidePx, work.encoding);
    },
    ready: () => Promise.resolve(),
    onHealthChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}

const GRID = {
  gridColumns: 10,
  gridRows: 10,
  cellLevel0X: 187.5,
  cellLevel0Y: 188,
  threshold: 200,
  method: 'otsu-grey',
};

/** What lies behind every reference to an archive. */
const ARCHIVED: SlideText = { widthPx: 1000, heightPx: 1000, mpp: 0.5, patches: 4 };

async function readSlide({ rootDir, names }: SlideFileSet): Promise<SlideText> {
  const text = await readFile(join(rootDir, names[0] ?? ''), 'utf8');
  try {
    return decodeReference(text) === undefined ? (JSON.parse(text) as SlideText) : ARCHIVED;
  } catch {
    throw new AppError('SLIDE_CORRUPT', 'the slide contradicts itself');
  }
}

function factsOf({ widthPx, heightPx, mpp }: SlideText): SlideFacts {
  return {
    format: 'scripted',
    widthPx,
    heightPx,
    levels: [{ widthPx, heightPx, downsampleX: 1, downsampleY: 1 }],
    ...(mpp === undefined ? {} : { spacing: { mppX: mpp, mppY: mpp } }),
    objectivePower: 20,
  };
}

function batchOf(first: number, count: number, models: number): Extract<SlideScoreEvent, { kind: 'scores' }>['batch'] {
  const indexes = Array.from({ length: count }, (_, index) => first + index);
  return {
    columns: Uint32Array.from(indexes, (index) => index % GRID.gridColumns),
    rows: Uint32Array.from(indexes, (index) => Math.floor(index / GRID.gridColumns)),
    probabilities: Float32Array.from(indexes.flatMap((index) => scoresOf(index / 100, models))),
  };
}

function scoresOf(probability: number, models: number): readonly number[] {
  return Array.from({ length: models }, (_, model) => (model === 0 ? probability : probability / 2));
}

/** A raw patch's probability is its first byte / 100; an encoded one cannot be decoded. */
function scoreAll(
  { patches, models, includeMaps }: ScorePatchesWork,
  loaded: ReadonlyMap<string, string>,
): Awaited<ReturnType<ComputeHost['scorePatches']>> {
  requireLoaded(models, loaded);
  return patches.map((patch, index) => {
    requireDecodable(patch, index);
    const probabilities = scoresOf((patch.data[0] ?? 0) / 100, models.length);
    return includeMaps ? { probabilities, maps: models.map(() => new Float32Array(16)) } : { probabilities };
  });
}

/** Each phase takes its own number of milliseconds. */
function runOf(model: number, { patches }: ScorePatchesWork): EngineRun {
  const execution = { patches: patches.length, inputMs: 2 };
  return { model, patches: patches.length, execution, waitingMs: 1, inputMs: 2, computingMs: 3, outputMs: 4 };
}

function requireLoaded(models: readonly ModelHandle[], loaded: ReadonlyMap<string, string>): void {
  for (const { key } of models)
    if (!loaded.has(key)) throw new AppError('INTERNAL', `${key} was unloaded under its user`);
}

/**
 * An encoded patch is one byte, 1 to 100: its probability in hundredths as of a raw one's. Anything else is no image.
 */
function requireDecodable(patch: PatchContent, index: number): void {
  const [value = 0] = patch.data;
  if (patch.kind === 'raw' || (patch.data.length === 1 && value >= 1 && value <= 100)) return;
  const field = `patches[${index}].encoded`;
  throw new AppError('PATCH_UNDECODABLE', 'no image', { fieldViolations: [{ field, description: 'no image' }] });
}

function picture({ widthPx }: SlideText, sidePx: number, encoding: ImageEncoding): EncodedImage {
  return { data: new Uint8Array([1]), encoding, widthPx: Math.min(widthPx, sidePx), heightPx: sidePx };
}
