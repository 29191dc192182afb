// The service's view of the compute child: slides, engines and pixels live behind it.
import type { EarlyStop, PatchOrderName, StopRule } from '../domain/anytime/stop-rule.js';
import type { SeriesQuery } from '../domain/archives/series-query.js';
import type { SlideReference } from '../domain/archives/slide-reference.js';
import type { EncodedImage, ImageEncoding, PictureFormat, Spacing } from '../domain/image.js';
import type { PatchAggregation, PhaseSeconds, PredictionPhase, Sampling } from '../domain/predictions/prediction.js';
import type { PatchContent } from '../domain/predictions/patch.js';
import type { SlideQuality } from '../domain/quality/slide-quality.js';
import type { AssociatedKind } from '../domain/slides/associated-image.js';
import type { SlideFacts } from '../domain/slides/slide.js';
import type { EngineAvailability, EngineId } from './inference-engine.js';
import type { BatchTimes, MetricsReport } from './metrics.js';
import type { TakeProfile } from './profiler.js';
import type { SlideFileSet } from './slide-reader.js';
import type { TwoStains } from '../domain/stain/stain-statistics.js';
import type { WorkPriority } from '../domain/scheduling/work-priority.js';
import type { TissueRule } from '../domain/tissue/tissue-rule.js';

/** A model version loaded in the child; requests name handles, so that a swap never disturbs work under way. */
export interface ModelHandle {
  readonly key: string;
}

export interface EngineStatus {
  readonly engine: EngineId;
  readonly device: string;
  /** Why this engine was chosen. */
  readonly reason: string;
  readonly engines: readonly EngineAvailability[];
}

export interface ScorePatchesWork {
  readonly patches: readonly PatchContent[];
  readonly models: readonly ModelHandle[];
  /** Absent: each model's own. */
  readonly aggregation?: PatchAggregation;
  readonly includeMaps: boolean;
  /** Stain of the slide that the patches come from; absent: each patch's own, where a model normalises. */
  readonly slideStain?: TwoStains;
  /** Absent: `interactive`. */
  readonly priority?: WorkPriority;
  /** As time of day: nothing of it is computed later. The signal fires then too; this reaches the queue before it. */
  readonly deadlineMs?: number;
}

export interface PatchProbabilities {
  /** One a model, in the order asked. */
  readonly probabilities: readonly number[];
  /** One a model, (patchSizePx, patchSizePx), when asked for. */
  readonly maps?: readonly Float32Array[];
  readonly warnings?: readonly string[];
}

/** One request's part of a run of one network. */
export interface EngineRun extends BatchTimes {
  /** Index in the models asked. */
  readonly model: number;
  readonly execution?: { readonly patches: number; readonly inputMs: number };
}

export interface ScoredPatches {
  readonly patches: readonly PatchProbabilities[];
  readonly runs: readonly EngineRun[];
}

export interface ScoreSlideWork {
  readonly files: SlideFileSet;
  /** The spacing to use, already resolved. */
  readonly spacing: Spacing;
  /** All models of one call share patch size and spacing. */
  readonly models: readonly ModelHandle[];
  readonly sampling: Sampling;
  readonly aggregation?: PatchAggregation;
  /** Absent: `otsu`. */
  readonly tissueRule?: TissueRule;
  /** Absent: `reading`. */
  readonly order?: PatchOrderName;
  /** Absent: every patch is scored. */
  readonly stop?: StopRule;
  /** Absent: `interactive`. */
  readonly priority?: WorkPriority;
}

/** Patches in the order asked; `probabilities` is (columns.length, models.length). */
export interface SlideScoreBatch {
  readonly columns: Uint32Array;
  readonly rows: Uint32Array;
  readonly probabilities: Float32Array;
}

export type SlideScoreEvent =
  | { readonly kind: 'phase'; readonly phase: PredictionPhase }
  | {
      readonly kind: 'tissue';
      readonly gridColumns: number;
      readonly gridRows: number;
      /** Side of a grid cell in level-0 pixels; may be fractional. */
      readonly cellLevel0X: number;
      readonly cellLevel0Y: number;
      readonly threshold: number;
      readonly method: string;
      readonly areaMm2: number;
      readonly tissuePatches: number;
      /** After sampling. */
      readonly patchesTotal: number;
      /** What a reader of the result should know of how the patches are prepared. */
      readonly warnings?: readonly string[];
    }
  /** `runs`: the engine's since the event before. */
  | { readonly kind: 'scores'; readonly batch: SlideScoreBatch; readonly runs?: readonly EngineRun[] }
  | {
      readonly kind: 'done';
      readonly seconds: Pick<PhaseSeconds, 'opening' | 'tissue' | 'scoring' | 'decoding' | 'computing' | 'waiting'>;
      /** Present when the decision was certain before all patches were scored. */
      readonly earlyStop?: EarlyStop;
    };

export interface HeatmapWork {
  readonly files: SlideFileSet;
  readonly spacing?: Spacing;
  readonly maxSidePx: number;
  readonly bare: boolean;
  /** The colours alone, transparent where nothing was scored; PNG, whatever the encoding. */
  readonly layer?: boolean;
  readonly encoding: ImageEncoding;
  readonly title: string;
  readonly cellLevel0X: number;
  readonly cellLevel0Y: number;
  readonly columns: Uint32Array;
  readonly rows: Uint32Array;
  /** One a patch, 0 to 1. */
  readonly probabilities: Float32Array;
}

/**
 * Everything heavy, in a supervised child process.
 * A crash of the child: slide work goes on where it was in a new child, once; patch work is retried once;
 * then ENGINE_CRASHED. Aborting `signal` stops the work within one batch and rejects with CANCELLED.
 */
export interface ComputeHost {
  status(): EngineStatus;
  /** Replays the golden patches; throws MODEL_INVALID or MODEL_GOLDEN_MISMATCH. */
  loadModel(modelDir: string, signal?: AbortSignal): Promise<ModelHandle>;
  unloadModel(handle: ModelHandle): Promise<void>;
  probeSlide(files: SlideFileSet, signal?: AbortSignal): Promise<SlideFacts>;
  /**
   * Which whole-slide images a series has in its archive. Throws ARCHIVE_NOT_FOUND, ARCHIVE_UNAVAILABLE,
   * ARCHIVE_ACCESS_DENIED, ARCHIVE_OBJECT_NOT_FOUND, ARCHIVE_ANSWER_INVALID, SLIDE_UNSUPPORTED.
   */
  findSeries(query: SeriesQuery, signal?: AbortSignal): Promise<SlideReference>;
  /** Looks at a bounded part of the slide. `spacing` undefined: focus and stain are not told. */
  assessSlide(files: SlideFileSet, spacing: Spacing | undefined, signal?: AbortSignal): Promise<SlideQuality>;
  scorePatches(work: ScorePatchesWork, signal?: AbortSignal): Promise<readonly PatchProbabilities[]>;
  /** The same with the engine's runs, for statistics. */
  scorePatchesWithRuns(work: ScorePatchesWork, signal?: AbortSignal): Promise<ScoredPatches>;
  scoreSlide(work: ScoreSlideWork, signal?: AbortSignal): AsyncIterable<SlideScoreEvent>;
  renderThumbnail(
    files: SlideFileSet,
    maxSidePx: number,
    format: PictureFormat,
    signal?: AbortSignal,
  ): Promise<EncodedImage>;
  /** `region` in level-0 pixels; output size in pixels. */
  renderRegion(
    files: SlideFileSet,
    region: { level0X: number; level0Y: number; level0WidthPx: number; level0HeightPx: number },
    output: PictureFormat & { widthPx: number; heightPx: number },
    signal?: AbortSignal,
  ): Promise<EncodedImage>;
  /** Longest side at most `maxSidePx`, never enlarged. Throws ASSOCIATED_IMAGE_NOT_FOUND. May show a patient's name. */
  renderAssociated(
    files: SlideFileSet,
    kind: AssociatedKind,
    maxSidePx: number,
    format: PictureFormat,
    signal?: AbortSignal,
  ): Promise<EncodedImage>;
  renderHeatmap(work: HeatmapWork, signal?: AbortSignal): Promise<EncodedImage>;
  /** What the child has measured; rejects with the signal, as when the engine holds its event loop for longer. */
  metrics(signal: AbortSignal): Promise<MetricsReport>;
  /** Of the child's main thread, not of the engine's. */
  readonly profile: TakeProfile;
  /** Resolves when a child is up and every live handle is loaded in it. */
  ready(): Promise<void>;
  /** Tells of each change; `false` while the child is down. Returns the unsubscribe function. */
  onHealthChange(listener: (healthy: boolean) => void): () => void;
  close(): Promise<void>;
}
