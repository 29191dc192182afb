// What the work needs of concrete adapters; the child brings them.
import type { SeriesQuery } from '../../domain/archives/series-query.js';
import type { SlideReference } from '../../domain/archives/slide-reference.js';
import type { EncodedImage, RgbImage } from '../../domain/image.js';
import type { HeatmapWork } from '../../ports/compute-host.js';
import type { ComputeMetrics, MetricsReport } from '../../ports/metrics.js';
import type { InferenceEngine } from '../../ports/inference-engine.js';
import type { Tracing } from '../../ports/tracing.js';
import type { ReadScaledRegion, SlideFileSet, SlideReader } from '../../ports/slide-reader.js';
import type { LoadedModel } from '../../ports/loaded-model.js';

/** The whole slide with its longer side at most `maxSidePx`. */
export type ReadThumbnail = (reader: SlideReader, maxSidePx: number, signal?: AbortSignal) => Promise<RgbImage>;

/** The scored cells over the slide's thumbnail. */
export type RenderSlideHeatmap = (
  reader: SlideReader,
  work: Omit<HeatmapWork, 'files'>,
  signal?: AbortSignal,
) => Promise<EncodedImage>;

/** Where the child counts and times its work. */
export interface ComputeMeter extends ComputeMetrics {
  report(): Promise<MetricsReport>;
}

export interface ComputeAdapters {
  readonly openSlide: (files: SlideFileSet, signal?: AbortSignal) => Promise<SlideReader>;
  /** Which objects a series has in its archive. */
  readonly findSeries: (query: SeriesQuery, signal: AbortSignal) => Promise<SlideReference>;
  readonly readScaledRegion: ReadScaledRegion;
  readonly readThumbnail: ReadThumbnail;
  readonly renderSlideHeatmap: RenderSlideHeatmap;
  readonly meter: ComputeMeter;
  readonly tracing: Tracing;
  readonly engine: InferenceEngine;
  /** Reads, checks, loads and replays a model folder. */
  readonly loadModel: (modelDir: string, engine: InferenceEngine) => Promise<LoadedModel>;
}
