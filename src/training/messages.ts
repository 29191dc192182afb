// What crosses between the service and a training child; one run a child, so no ids are needed.
import type { ProcessVitals } from '../ports/metrics.js';
import type { TrainingRunEvent, TrainingWork } from '../ports/trainer.js';
import type { WireError } from '../process/wire-error.js';
import type { TrainingDevicePreference } from './training-device.js';

export type TrainingRequest =
  | { readonly type: 'start'; readonly work: TrainingWork; readonly device: TrainingDevicePreference }
  /** Write a checkpoint and stop. */
  | { readonly type: 'cancel' };

export type TrainingReply =
  | { readonly type: 'event'; readonly event: TrainingRunEvent }
  /** Now and then, for who watches the service. */
  | { readonly type: 'vitals'; readonly vitals: ProcessVitals }
  | { readonly type: 'failed'; readonly error: WireError }
  | { readonly type: 'done' };
