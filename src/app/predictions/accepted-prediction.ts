import type { Prediction } from '../../domain/predictions/prediction.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { Heartbeat } from './heartbeat.js';
import type { ProgressTracker } from './progress-tracker.js';

/** A prediction whose row and first event are on disk, and how it tells of itself. */
export interface AcceptedPrediction {
  readonly prediction: Prediction;
  readonly slide: Slide;
  readonly tracker: ProgressTracker;
  readonly heartbeat: Heartbeat;
  /** Monotonic. */
  readonly acceptedMs: number;
}
