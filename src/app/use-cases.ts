// What the service can do, as the transport sees it: every call carries who asks and when to stop.
import type { ImportSlideCommand } from '../domain/archives/import-command.js';
import type { DeepZoomPlace } from '../domain/deep-zoom/deep-zoom.js';
import type { EncodedImage, ImageEncoding, PictureFormat } from '../domain/image.js';
import type { ModelManifest } from '../domain/models/model-manifest.js';
import type { EnsembleFile } from '../ports/ensemble-store.js';
import type { ModelCard } from '../ports/model-repository.js';
import type { WorkPriority } from '../domain/scheduling/work-priority.js';
import type { Patch, PatchScore } from '../domain/predictions/patch.js';
import type {
  NumberedPredictionEvent,
  PatchAggregation,
  Prediction,
  PredictionParameters,
  SlidePatchScore,
} from '../domain/predictions/prediction.js';
import type { Principal } from '../domain/principal.js';
import type { AssociatedKind } from '../domain/slides/associated-image.js';
import type { Slide } from '../domain/slides/slide.js';
import type { TwoStains } from '../domain/stain/stain-statistics.js';
import type { Upload, UploadChunk, UploadSpec } from '../domain/uploads/upload.js';
import type { Page, PageRequest } from '../ports/record-store.js';
import type { TrainCommand } from '../domain/training/train-command.js';
import type { StoredTrainingEvent, TrainingRun } from '../domain/training/training-run.js';

/** Who calls, until when: the signal fires on cancellation, on the deadline and when the client goes away. */
export interface CallContext {
  readonly principal: Principal;
  readonly signal: AbortSignal;
  /** When the signal fires at the latest, as time of day; absent: the caller waits for ever. */
  readonly deadlineMs?: number;
  /** For the log; also in ErrorInfo metadata of INTERNAL. */
  readonly callId: string;
  /** Tells the connections apart that are open at the same time; empty for a call from within. */
  readonly connection: string;
}

export interface TileQuery extends DeepZoomPlace {
  /** See PictureFormat. */
  readonly applyIcc?: boolean;
}

export interface SlideUseCases {
  /** One stream, all or nothing: a broken stream leaves nothing behind. */
  uploadSlide(spec: UploadSpec, chunks: AsyncIterable<UploadChunk>, context: CallContext): Promise<Slide>;
  createUpload(spec: UploadSpec, context: CallContext): Promise<Upload>;
  /** Resolves when every chunk is durable; after an error what was committed stays. */
  writeUpload(uploadId: string, chunks: AsyncIterable<UploadChunk>, context: CallContext): Promise<Upload>;
  getUpload(uploadId: string, context: CallContext): Promise<Upload>;
  finishUpload(uploadId: string, context: CallContext): Promise<Slide>;
  /** Frees the bytes of one that is no slide; one that is gone stays gone. Throws UPLOAD_ALREADY_FINISHED. */
  deleteUpload(uploadId: string, context: CallContext): Promise<void>;
  /**
   * Registers a slide that stays in its archive. Throws ARCHIVE_NOT_FOUND, ARCHIVE_UNAVAILABLE, ARCHIVE_ACCESS_DENIED,
   * ARCHIVE_OBJECT_NOT_FOUND, ARCHIVE_ANSWER_INVALID.
   */
  importSlide(command: ImportSlideCommand, context: CallContext): Promise<Slide>;
  getSlide(slideId: string, context: CallContext): Promise<Slide>;
  listSlides(page: PageRequest, context: CallContext): Promise<Page<Slide>>;
  deleteSlide(slideId: string, context: CallContext): Promise<void>;
  /** `maxSidePx` 16 to 4,096; 0 means 1,024. */
  getThumbnail(slideId: string, maxSidePx: number, format: PictureFormat, context: CallContext): Promise<EncodedImage>;
  /** Output 1 to 4,096 a side; 0 for both means the region's own size. */
  getRegion(
    slideId: string,
    region: { level0X: number; level0Y: number; level0WidthPx: number; level0HeightPx: number },
    output: PictureFormat & { widthPx: number; heightPx: number },
    context: CallContext,
  ): Promise<EncodedImage>;
  /**
   * A picture beside the levels; `maxSidePx` 16 to 4,096, 0 means 1,024. Throws ASSOCIATED_IMAGE_NOT_ALLOWED, whether
   * or not there is one, else ASSOCIATED_IMAGE_NOT_FOUND.
   */
  getAssociatedImage(
    slideId: string,
    kind: AssociatedKind,
    options: PictureFormat & { readonly maxSidePx: number },
    context: CallContext,
  ): Promise<EncodedImage>;
  /** Throws ICC_PROFILE_MISSING, or SLIDE_CORRUPT for one that cannot be used. */
  requireIccProfile(slideId: string, context: CallContext): Promise<void>;
  /** A DeepZoom tile as JPEG. Throws REGION_OUT_OF_BOUNDS where there is none, QUEUE_FULL when too many wait. */
  getTile(slideId: string, tile: TileQuery, context: CallContext): Promise<EncodedImage>;
}

export interface ScorePatchesOptions {
  readonly aggregation?: PatchAggregation;
  readonly includeMaps: boolean;
  /** Stain of the slide that the patches come from, for models that normalise by Macenko. */
  readonly slideStain?: TwoStains;
  /** Absent: `interactive`. */
  readonly priority?: WorkPriority;
}

export interface PredictSlideCommand {
  readonly slideId: string;
  readonly parameters: PredictionParameters;
  readonly requestId: string;
  readonly keepRunning: boolean;
  /** Absent: `interactive`. No part of what is asked: whoever joins a prediction leaves its priority as it is. */
  readonly priority?: WorkPriority;
}

export interface PredictionUseCases {
  scorePatches(
    patches: readonly Patch[],
    options: ScorePatchesOptions,
    context: CallContext,
  ): Promise<readonly PatchScore[]>;
  /**
   * Ordered; pulls the next patches only as fast as it scores (a bounded number ahead). Options may come with the first
   * patch. Throws QUEUE_FULL where too many streams are open.
   */
  streamPatchScores(
    patches: AsyncIterable<Patch>,
    options: ScorePatchesOptions | Promise<ScorePatchesOptions>,
    context: CallContext,
  ): AsyncIterable<PatchScore>;
  /**
   * Creates (or joins, by request id) a prediction and follows it. Ending the iteration early cancels it unless
   * keepRunning.
   */
  predictSlide(command: PredictSlideCommand, context: CallContext): AsyncIterable<NumberedPredictionEvent>;
  watchPrediction(
    predictionId: string,
    afterSequence: number,
    context: CallContext,
  ): AsyncIterable<NumberedPredictionEvent>;
  getPrediction(predictionId: string, context: CallContext): Promise<Prediction>;
  listPredictions(page: PageRequest & { readonly slideId?: string }, context: CallContext): Promise<Page<Prediction>>;
  cancelPrediction(predictionId: string, context: CallContext): Promise<Prediction>;
  /** Empty before the prediction succeeded. */
  getPatchScores(predictionId: string, context: CallContext): Promise<readonly SlidePatchScore[]>;
  /** `maxSidePx` 64 to 4,096; 0 means 1,024. Throws PREDICTION_NOT_SUCCEEDED. */
  getHeatmap(
    predictionId: string,
    options: { maxSidePx: number; model?: string; bare: boolean; encoding: ImageEncoding },
    context: CallContext,
  ): Promise<EncodedImage>;
  /**
   * As PNG, of the slide's shape: the colours alone, to be laid over it. Undefined: the ensemble's. Throws as above.
   */
  getHeatmapLayer(predictionId: string, model: string | undefined, context: CallContext): Promise<EncodedImage>;
}

export type ModelState = 'unloaded' | 'loading' | 'ready' | 'failed';

export interface ModelDescription {
  readonly name: string;
  readonly version: string;
  readonly state: ModelState;
  /** Why it failed; empty otherwise. */
  readonly stateReason: string;
  /** Absent when the folder cannot be read; then the state is `failed`. */
  readonly manifest?: ModelManifest;
  /** The manifest as it stands on disk; empty when it cannot be read. */
  readonly manifestJson: string;
  /** When it began to be served; absent when it is not. */
  readonly readyTimeMs?: number;
}

export interface EnsembleDescription extends EnsembleFile {
  /** Whether predictions are made with it. */
  readonly served: boolean;
}

export interface PromotedEnsemble {
  readonly ensemble: EnsembleDescription;
  /** What a rollback goes back to; empty when there is nothing. */
  readonly previousVersion: string;
}

export interface PromotedModel {
  readonly model: ModelDescription;
  /** What a rollback goes back to; empty when there is nothing. */
  readonly previousVersion: string;
}

export interface ModelCardDescription extends ModelCard {
  readonly name: string;
  readonly version: string;
}

export interface ModelUseCases {
  /** By name, newest version first. */
  listModels(context: CallContext): Promise<readonly ModelDescription[]>;
  /** Empty version: the served one, else the newest. */
  getModel(name: string, version: string, context: CallContext): Promise<ModelDescription>;
  /** Empty version as in `getModel`. Throws MODEL_CARD_NOT_FOUND. */
  getModelCard(name: string, version: string, context: CallContext): Promise<ModelCardDescription>;
  /** Newest first. */
  listEnsembles(context: CallContext): Promise<readonly EnsembleDescription[]>;
  /** Empty version: the served one. */
  getEnsemble(version: string, context: CallContext): Promise<EnsembleDescription>;
  /** Empty version: the newest. A failed load leaves what is served as it is. */
  loadModel(name: string, version: string, context: CallContext): Promise<ModelDescription>;
  unloadModel(name: string, context: CallContext): Promise<ModelDescription>;
  reloadModel(name: string, context: CallContext): Promise<ModelDescription>;
  /** As `loadModel`, and for the next start too. Empty version: the newest. */
  promoteModel(name: string, version: string, context: CallContext): Promise<PromotedModel>;
  /** Throws NO_PREVIOUS_VERSION. */
  rollbackModel(name: string, context: CallContext): Promise<PromotedModel>;
  /** For good, with exactly the weights it was fitted on, all at once. Empty version: the newest. */
  promoteEnsemble(version: string, context: CallContext): Promise<PromotedEnsemble>;
  /** Throws NO_PREVIOUS_VERSION. */
  rollbackEnsemble(context: CallContext): Promise<PromotedEnsemble>;
}

export type { TrainCommand };

/** A stored run with what only the present knows of it. */
export interface TrainingRunView extends TrainingRun {
  /** From 1 while it waits for the device, else 0. */
  readonly queuePosition: number;
}

/** A stored event in its present meaning: the model as it is now. */
export type TrainingEvent =
  | Exclude<StoredTrainingEvent, { readonly kind: 'accepted' | 'ended' | 'finished' }>
  | { readonly kind: 'accepted' | 'ended'; readonly run: TrainingRunView }
  | { readonly kind: 'finished'; readonly model: ModelDescription; readonly seconds: number };

export interface NumberedTrainingEvent {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly runId: string;
  readonly event: TrainingEvent;
}

export interface ResumedTraining {
  readonly run: TrainingRunView;
  /** Watching after it gives what happens from here on. */
  readonly afterSequence: number;
}

export interface TrainingUseCases {
  /**
   * Starts a run (or joins the one of the same request id) and follows it; ending the iteration leaves the run going.
   * A run that ends without a model throws its error after the event `ended`.
   */
  train(command: TrainCommand, context: CallContext): AsyncIterable<NumberedTrainingEvent>;
  watchTraining(runId: string, afterSequence: number, context: CallContext): AsyncIterable<NumberedTrainingEvent>;
  getTrainingRun(runId: string, context: CallContext): Promise<TrainingRunView>;
  listTrainingRuns(
    page: PageRequest & { readonly modelName?: string },
    context: CallContext,
  ): Promise<Page<TrainingRunView>>;
  /** Returns once the checkpoint is written and the end stored. */
  cancelTraining(runId: string, context: CallContext): Promise<TrainingRunView>;
  /** Throws TRAINING_RUN_ACTIVE, TRAINING_RUN_NOT_RESUMABLE. */
  resumeTraining(runId: string, context: CallContext): Promise<ResumedTraining>;
  /** Throws TRAINING_RUN_ACTIVE. */
  deleteTrainingRun(runId: string, context: CallContext): Promise<void>;
}

/** Whether the service can answer, for health checks. */
export interface Readiness {
  /** Every member of the ensemble is served and the compute child is up. */
  isReady(): boolean;
  /** One short line fit for an operator: `ready`, or what is missing. */
  detail(): string;
  /** Tells of each change. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void;
}
