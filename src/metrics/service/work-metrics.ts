import type { ServiceMetrics, TrainingStep } from '../../ports/metrics.js';
import { BATCH_SECONDS, SLIDE_SECONDS } from '../buckets.js';
import type { Instruments } from '../instruments.js';

type WorkMetrics = Pick<
  ServiceMetrics,
  'requestAnswered' | 'uploaded' | 'predictionEnded' | 'trainingStep' | 'trainingEnded' | 'computeChildEnded'
>;

/** What the use cases did. */
export function workMetrics(instruments: Instruments): WorkMetrics {
  const { counter, histogram } = instruments;
  const requests = histogram(
    {
      name: 'sentinode_request_seconds',
      help: 'Successful requests to a model or the ensemble, from their arrival to their answer.',
      labelNames: ['model', 'version'],
    },
    BATCH_SECONDS,
  );
  const uploaded = counter({ name: 'sentinode_uploaded_bytes_total', help: 'Bytes of slides taken in by uploads.' });
  const restarts = counter({
    name: 'sentinode_compute_restarts_total',
    help: 'Compute children that ended without being asked to: by a crash, or killed for they hung.',
    labelNames: ['cause'],
  });
  // So that a rate is 0, and not nothing, before the first.
  for (const cause of ['crash', 'hang']) restarts.inc({ cause }, 0);
  return {
    requestAnswered: ({ name, version }, seconds) => requests.observe({ model: name, version }, seconds),
    uploaded: (bytes) => uploaded.inc({}, bytes),
    computeChildEnded: (cause) => restarts.inc({ cause }),
    ...predictionMetrics(instruments),
    ...trainingMetrics(instruments),
  };
}

function predictionMetrics({ counter, histogram }: Instruments): Pick<WorkMetrics, 'predictionEnded'> {
  const ended = counter({
    name: 'sentinode_predictions_ended_total',
    help: 'Slide predictions that ended, by how.',
    labelNames: ['state'],
  });
  for (const state of ['succeeded', 'failed', 'cancelled']) ended.inc({ state }, 0);
  const seconds = histogram(
    {
      name: 'sentinode_prediction_seconds',
      help: 'Successful slide predictions by phase; computing and waiting are parts of scoring, all are parts of total.',
      labelNames: ['phase'],
    },
    SLIDE_SECONDS,
  );
  return {
    predictionEnded: (end) => {
      ended.inc({ state: end.state });
      for (const [phase, value] of Object.entries(end.seconds ?? {}))
        if (typeof value === 'number') seconds.observe({ phase }, value);
    },
  };
}

function trainingMetrics({ counter, readGauge }: Instruments): Pick<WorkMetrics, 'trainingStep' | 'trainingEnded'> {
  const ended = counter({
    name: 'sentinode_training_runs_ended_total',
    help: 'Training runs that ended, by how.',
    labelNames: ['state'],
  });
  for (const state of ['succeeded', 'failed', 'cancelled']) ended.inc({ state }, 0);
  let last: TrainingStep | undefined;
  // A run that is over has no loss: its series end with it.
  const gauge = (name: string, help: string, valueOf: (step: TrainingStep) => number): void =>
    readGauge({ name: `sentinode_training_${name}`, help }, () => (last === undefined ? [] : [[{}, valueOf(last)]]));
  gauge('epoch', 'Epoch of the run that trains, from 1.', ({ epoch }) => epoch);
  gauge('loss', 'Loss of its last step.', ({ loss }) => loss);
  gauge('images_per_second', 'Patches that it trains on a second.', ({ imagesPerSecond }) => imagesPerSecond);
  return {
    trainingStep: (step) => {
      last = step;
    },
    trainingEnded: (state) => {
      ended.inc({ state });
      last = undefined;
    },
  };
}
