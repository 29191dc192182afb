import type { TrainResponse } from '@sentinode/client';
import { plainRecord } from '../output/plain-record.js';

/** A line of `train --json`: `event` names what happened, its facts stand beside it. */
export function trainingRecord({ event, runId, sequence }: TrainResponse): object {
  if (event === undefined) return { event: 'unknown', runId, sequence };
  return { event: event.$case, runId, sequence, ...plainRecord(event.value) };
}
