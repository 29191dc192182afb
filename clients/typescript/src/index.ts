// The client of a Sentinode server: generated services, and around them deadlines, retries, resumable uploads.
export { createSentinodeClient, type SentinodeClient } from './create-sentinode-client.js';
export type { SentinodeClientOptions, TlsOptions } from './client-options.js';
export type { DeadlineOptions, RetryOptions } from './calls/call-options.js';
export type { RetryPolicy } from './calls/retry-policy.js';
export { isConnectionLoss } from './errors/is-connection-loss.js';
export { errorFromStatus } from './errors/decode-error.js';
export { SentinodeError, type FieldViolation, type StatusName } from './errors/sentinode-error.js';
export type {
  EvaluationClient,
  HealthClient,
  InferenceClient,
  ModelClient,
  PredictionClient,
  SentinodeCallOptions,
  SlideClient,
  TrainingClient,
} from './service-clients.js';
export type { DeleteSlideOptions } from './slides/delete-slide.js';
export type { UploadFile, UploadInput } from './uploads/upload-file.js';
export type { UploadProgress } from './uploads/upload-progress.js';
export type { UploadSlideOptions } from './uploads/upload-session.js';
export { dicomSeriesUid } from './uploads/dicom-series-uid.js';
export { slideFiles } from './uploads/slide-files.js';
export type { PredictionRun, PredictSlideOptions, SucceededPrediction } from './predictions/predict-slide.js';
export * from './messages.js';
