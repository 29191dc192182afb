// What the service and its compute child say to each other: discriminated unions, every request with an id.
import type { PatchOrderName, StopRule } from '../domain/anytime/stop-rule.js';
import type { EncodedImage, PictureFormat } from '../domain/image.js';
import type { PatchAggregation, Sampling } from '../domain/predictions/prediction.js';
import type { Spacing } from '../domain/image.js';
import type { SeriesQuery } from '../domain/archives/series-query.js';
import type { SlideReference } from '../domain/archives/slide-reference.js';
import type { SlideQuality } from '../domain/quality/slide-quality.js';
import type { AssociatedKind } from '../domain/slides/associated-image.js';
import type { SlideFacts } from '../domain/slides/slide.js';
import type {
  EngineStatus,
  HeatmapWork,
  ScoredPatches,
  SlideScoreBatch,
  SlideScoreEvent,
} from '../ports/compute-host.js';
import type { WorkPriority } from '../domain/scheduling/work-priority.js';
import type { MetricsReport } from '../ports/metrics.js';
import type { ProfileRequest } from '../ports/profiler.js';
import type { SlideFileSet } from '../ports/slide-reader.js';
import type { TraceContext } from '../ports/tracing.js';
import type { WireError } from '../process/wire-error.js';
import type { TwoStains } from '../domain/stain/stain-statistics.js';
import type { TissueRule } from '../domain/tissue/tissue-rule.js';
import type { SentPatch } from './parcels/parcel.js';

/** Arguments and result of each call. Models go by the key that `loadModel` gave them. */
export interface ComputeCalls {
  readonly loadModel: {
    readonly args: { readonly key: string; readonly modelDir: string };
    readonly result: undefined;
  };
  readonly unloadModel: { readonly args: { readonly key: string }; readonly result: undefined };
  readonly probeSlide: { readonly args: { readonly files: SlideFileSet }; readonly result: SlideFacts };
  /** Looks up a series in its archive. */
  readonly findSeries: { readonly args: SeriesQuery; readonly result: SlideReference };
  readonly assessSlide: { readonly args: AssessSlideArgs; readonly result: SlideQuality };
  readonly scorePatches: { readonly args: ScorePatchesArgs; readonly result: ScoredPatches };
  /** Answers with events first; the result only closes them. */
  readonly scoreSlide: { readonly args: ScoreSlideArgs; readonly result: undefined };
  readonly renderThumbnail: { readonly args: ThumbnailArgs; readonly result: EncodedImage };
  readonly renderRegion: { readonly args: RegionArgs; readonly result: EncodedImage };
  readonly renderAssociated: { readonly args: AssociatedArgs; readonly result: EncodedImage };
  /** Of this child's main thread. */
  readonly profile: { readonly args: ProfileRequest; readonly result: Uint8Array };
  /** What this child has measured so far. */
  readonly readMetrics: { readonly args: undefined; readonly result: MetricsReport };
  readonly renderHeatmap: { readonly args: HeatmapWork; readonly result: EncodedImage };
}

export interface AssessSlideArgs {
  readonly files: SlideFileSet;
  /** The spacing to use, already resolved; absent when the slide has none. */
  readonly spacing?: Spacing;
}

export interface ScorePatchesArgs {
  readonly patches: readonly SentPatch[];
  readonly modelKeys: readonly string[];
  readonly aggregation?: PatchAggregation;
  readonly includeMaps: boolean;
  readonly slideStain?: TwoStains;
  readonly priority?: WorkPriority;
  /**
   * By `machineMs`: no run of it begins after this. The cancellation that comes too may stand behind other messages.
   */
  readonly expiresMs?: number;
}

export interface ScoreSlideArgs {
  readonly files: SlideFileSet;
  readonly spacing: Spacing;
  readonly modelKeys: readonly string[];
  readonly sampling: Sampling;
  readonly aggregation?: PatchAggregation;
  readonly tissueRule?: TissueRule;
  /** Absent: `reading`. */
  readonly order?: PatchOrderName;
  readonly stop?: StopRule;
  /** Absent: `interactive`. */
  readonly priority?: WorkPriority;
  /** Patches in reading order, from the first, that are scored already: where another child broke off. */
  readonly skip: number;
  /** Those patches and their scores, where an order or a stop rule needs them. */
  readonly scored?: SlideScoreBatch;
}

export interface ThumbnailArgs {
  readonly files: SlideFileSet;
  readonly maxSidePx: number;
  readonly format: PictureFormat;
}

export interface AssociatedArgs {
  readonly files: SlideFileSet;
  readonly kind: AssociatedKind;
  readonly maxSidePx: number;
  readonly format: PictureFormat;
}

export interface RegionArgs {
  readonly files: SlideFileSet;
  readonly region: {
    readonly level0X: number;
    readonly level0Y: number;
    readonly level0WidthPx: number;
    readonly level0HeightPx: number;
  };
  readonly output: PictureFormat & { readonly widthPx: number; readonly heightPx: number };
}

export type ComputeKind = keyof ComputeCalls;
export type ComputeArgs<K extends ComputeKind> = ComputeCalls[K]['args'];
export type ComputeResult<K extends ComputeKind> = ComputeCalls[K]['result'];

/** The kinds with one answer and no events. */
export type PlainKind = Exclude<ComputeKind, 'scoreSlide'>;

/** One call of any kind. */
export type ComputeRequest = {
  readonly [K in ComputeKind]: { readonly kind: K; readonly args: ComputeArgs<K> };
}[ComputeKind];

export type PlainRequest = Extract<ComputeRequest, { kind: PlainKind }>;

export type MessageToChild =
  /** `trace`: the caller's span; absent where nothing is traced. */
  | {
      readonly type: 'request';
      readonly id: number;
      readonly request: ComputeRequest;
      readonly trace?: TraceContext;
    }
  /** The caller has gone; the child answers with CANCELLED within one batch. */
  | { readonly type: 'cancel'; readonly id: number }
  /** One `scores` event was consumed; see MAX_UNACKNOWLEDGED_SCORES. */
  | { readonly type: 'acknowledge'; readonly id: number };

export type MessageFromChild =
  /** Once, when the engine is chosen and requests are taken. */
  | { readonly type: 'started'; readonly status: EngineStatus }
  /** Once, instead: this child will never serve. */
  | { readonly type: 'startFailed'; readonly error: WireError }
  | { readonly type: 'heartbeat' }
  /** The engine begins, or is done. */
  | { readonly type: 'computing'; readonly active: boolean }
  | { readonly type: 'event'; readonly id: number; readonly event: SlideScoreEvent }
  | { readonly type: 'result'; readonly id: number; readonly value: ComputeResult<ComputeKind> }
  | { readonly type: 'error'; readonly id: number; readonly error: WireError };

/** Score events under way to a consumer that has not taken them: enough to hide the way there and back. */
export const MAX_UNACKNOWLEDGED_SCORES = 4;
