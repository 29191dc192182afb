import { createClientFactory } from 'nice-grpc';
import { closing } from './calls/close-middleware.js';
import { deadlineMiddleware } from './calls/deadline-middleware.js';
import { metadataMiddleware } from './calls/metadata-middleware.js';
import { retryMiddleware } from './calls/retry-middleware.js';
import { retryPolicy } from './calls/retry-policy.js';
import { openChannel } from './channel.js';
import type { SentinodeClientOptions } from './client-options.js';
import { errorMiddleware } from './errors/error-middleware.js';
import { HealthDefinition } from './gen/grpc/health/v1/health.js';
import { GRPCInferenceServiceDefinition } from './gen/inference/grpc_service.js';
import { EvaluationServiceDefinition } from './gen/sentinode/v1/evaluation.js';
import { ModelServiceDefinition } from './gen/sentinode/v1/model.js';
import { PredictionServiceDefinition } from './gen/sentinode/v1/prediction.js';
import { SlideServiceDefinition, type Slide } from './gen/sentinode/v1/slide.js';
import { TrainingServiceDefinition } from './gen/sentinode/v1/training.js';
import { predictSlide, type PredictionRun, type PredictSlideOptions } from './predictions/predict-slide.js';
import type {
  EvaluationClient,
  HealthClient,
  InferenceClient,
  ModelClient,
  PredictionClient,
  SlideClient,
  TrainingClient,
} from './service-clients.js';
import { deleteSlide, type DeleteSlideOptions } from './slides/delete-slide.js';
import type { UploadInput } from './uploads/upload-file.js';
import type { UploadSlideOptions } from './uploads/upload-session.js';
import { uploadSlide } from './uploads/upload-slide.js';

const DEFAULT_TIMEOUT_MS = 30_000;

/** One channel to a server. The services give every RPC as it is; the methods beside them survive lost connections. */
export interface SentinodeClient {
  readonly slides: SlideClient;
  readonly predictions: PredictionClient;
  readonly models: ModelClient;
  readonly training: TrainingClient;
  readonly evaluation: EvaluationClient;
  /** The Open Inference Protocol's service. */
  readonly inference: InferenceClient;
  readonly health: HealthClient;
  /** Uploads a slide's file or files (the first is the one to open); resumes by itself. */
  uploadSlide(input: UploadInput | readonly UploadInput[], options?: UploadSlideOptions): Promise<Slide>;
  /** Predicts a slide and follows it; re-attaches by itself. */
  predictSlide(slideId: string, options?: PredictSlideOptions): PredictionRun;
  /** Deletes a slide that has done its service, once no prediction holds it; one that is gone already is fine. */
  deleteSlide(slideId: string, options?: DeleteSlideOptions): Promise<void>;
  /** Ends the connection: calls under way and later ones fail with CANCELLED. */
  close(): void;
}

/** Makes a client; the connection is opened by the first call. Throws a TypeError for options that contradict. */
export function createSentinodeClient(options: SentinodeClientOptions): SentinodeClient {
  const policy = retryPolicy(options.retry);
  const channel = openChannel(options);
  const ending = closing();
  // The middleware attached last sees the call first.
  const factory = createClientFactory()
    .use(errorMiddleware)
    .use(retryMiddleware(policy))
    .use(deadlineMiddleware(options.defaultTimeoutMs ?? DEFAULT_TIMEOUT_MS))
    .use(metadataMiddleware(clientMetadata(options)))
    .use(ending.middleware);

  const slides = factory.create(SlideServiceDefinition, channel);
  const predictions = factory.create(PredictionServiceDefinition, channel);
  return {
    slides,
    predictions,
    models: factory.create(ModelServiceDefinition, channel),
    training: factory.create(TrainingServiceDefinition, channel),
    evaluation: factory.create(EvaluationServiceDefinition, channel),
    inference: factory.create(GRPCInferenceServiceDefinition, channel),
    health: factory.create(HealthDefinition, channel),
    uploadSlide: (input, uploadOptions) => uploadSlide(slides, policy, input, uploadOptions),
    predictSlide: (slideId, predictOptions) => predictSlide(predictions, policy, slideId, predictOptions),
    deleteSlide: (slideId, deleteOptions) => deleteSlide(slides, policy, slideId, deleteOptions),
    close: () => {
      ending.close();
      channel.close();
    },
  };
}

function clientMetadata({ metadata = {}, token }: SentinodeClientOptions): () => ReadonlyMap<string, string> {
  return () => {
    const entries = new Map(Object.entries(typeof metadata === 'function' ? metadata() : metadata));
    if (token !== undefined) entries.set('authorization', `Bearer ${token}`);
    return entries;
  };
}
