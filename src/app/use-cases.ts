// What the service can do, as the transport sees it: every call carries who asks and when to stop.
import type { EncodedImage, ImageEncoding } from '../domain/image.js';
import type { Patch, PatchScore } from '../domain/predictions/patch.js';
import type {
  NumberedPredictionEvent,
  PatchAggregation,
  Prediction,
  PredictionParameters,
  SlidePatchScore,
} from '../domain/predictions/prediction.js';
import type { Principal } from '../domain/principal.js';
import type { Slide } from '../domain/slides/slide.js';
import type { Upload, UploadChunk, UploadSpec } from '../domain/uploads/upload.js';
import type { Page, PageRequest } from '../ports/record-store.js';

/** Who calls, until when: the signal fires on cancellation, on the deadline and when the client goes away. */
export interface CallContext {
  readonly principal: Principal;
  readonly signal: AbortSignal;
  /** For the log; also in ErrorInfo metadata of INTERNAL. */
  readonly callId: string;
}

export interface SlideUseCases {
  /** One stream, all or nothing: a broken stream leaves nothing behind. */
  uploadSlide(spec: UploadSpec, chunks: AsyncIterable<UploadChunk>, context: CallContext): Promise<Slide>;
  createUpload(spec: UploadSpec, context: CallContext): Promise<Upload>;
  /** Resolves when every chunk is durable; after an error what was committed stays. */
  writeUpload(uploadId: string, chunks: AsyncIterable<UploadChunk>, context: CallContext): Promise<Upload>;
  getUpload(uploadId: string, context: CallContext): Promise<Upload>;
  finishUpload(uploadId: string, context: CallContext): Promise<Slide>;
  getSlide(slideId: string, context: CallContext): Promise<Slide>;
  listSlides(page: PageRequest, context: CallContext): Promise<Page<Slide>>;
  deleteSlide(slideId: string, context: CallContext): Promise<void>;
  getThumbnail(slideId: string, maxSidePx: number, encoding: ImageEncoding, context: CallContext): Promise<EncodedImage>;
  getRegion(
    slideId: string,
    region: { level0X: number; level0Y: number; level0WidthPx: number; level0HeightPx: number },
    output: { widthPx: number; heightPx: number; encoding: ImageEncoding },
    context: CallContext,
  ): Promise<EncodedImage>;
}

export interface ScorePatchesOptions {
  readonly aggregation?: PatchAggregation;
  readonly includeMaps: boolean;
}

export interface PredictSlideCommand {
  readonly slideId: string;
  readonly parameters: PredictionParameters;
  readonly requestId: string;
  readonly keepRunning: boolean;
}

export interface PredictionUseCases {
  scorePatches(patches: readonly Patch[], options: ScorePatchesOptions, context: CallContext): Promise<readonly PatchScore[]>;
  /** Ordered; pulls the next patches only as fast as it scores (a bounded number ahead). */
  streamPatchScores(patches: AsyncIterable<Patch>, options: ScorePatchesOptions, context: CallContext): AsyncIterable<PatchScore>;
  /** Creates (or joins, by request id) a prediction and follows it. Ending the iteration early cancels it unless keepRunning. */
  predictSlide(command: PredictSlideCommand, context: CallContext): AsyncIterable<NumberedPredictionEvent>;
  watchPrediction(predictionId: string, afterSequence: number, context: CallContext): AsyncIterable<NumberedPredictionEvent>;
  getPrediction(predictionId: string, context: CallContext): Promise<Prediction>;
  listPredictions(page: PageRequest & { readonly slideId?: string }, context: CallContext): Promise<Page<Prediction>>;
  cancelPrediction(predictionId: string, context: CallContext): Promise<Prediction>;
  /** Empty before the prediction succeeded. */
  getPatchScores(predictionId: string, context: CallContext): Promise<readonly SlidePatchScore[]>;
  getHeatmap(
    predictionId: string,
    options: { maxSidePx: number; model?: string; bare: boolean; encoding: ImageEncoding },
    context: CallContext,
  ): Promise<EncodedImage>;
}
