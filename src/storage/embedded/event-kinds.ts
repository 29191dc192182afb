// What the events of each kind of work mean to their log.
import type { PredictionEvent } from '../../domain/predictions/prediction.js';
import { endsRun, type StoredTrainingEvent } from '../../domain/training/training-run.js';
import type { EventKind } from './event-stream.js';

export const PREDICTION_EVENTS: EventKind<PredictionEvent> = {
  isDurable: ({ kind }) => kind !== 'progress',
  isLast: ({ kind }) => kind === 'finished',
  reopens: () => false,
};

/** A run that ended goes on when it is accepted again. */
export const TRAINING_EVENTS: EventKind<StoredTrainingEvent> = {
  isDurable: ({ kind }) => kind !== 'step',
  isLast: endsRun,
  reopens: ({ kind }) => kind === 'accepted',
};
