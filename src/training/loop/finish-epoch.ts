import { AppError } from '../../domain/errors/app-error.js';
import type { Evaluation } from '../evaluate.js';
import { nextPlateau } from '../learning-rate.js';
import { clearEpoch } from '../run-progress.js';
import type { EpochEvent, TrainingEvent } from '../training-event.js';
import { evaluateAverage } from './evaluate-average.js';
import { learningRateOf } from './advance.js';
import { epochOfStep, type Run } from './run.js';
import { saveBest } from './save-run.js';

/** Validates after an epoch's last step, keeps the weights when they are the best, and returns the epoch's event. */
export async function* finishEpoch(run: Run): AsyncGenerator<TrainingEvent, EpochEvent> {
  const { progress } = run;
  const lastStep = run.state.step - 1;
  const epoch = epochOfStep(run, lastStep);
  const learningRate = learningRateOf(run, lastStep);
  const startMs = performance.now();
  const evaluation = await evaluateAverage(run);
  if (!Number.isFinite(evaluation.loss)) throw divergedIn(epoch);
  const validationSeconds = (performance.now() - startMs) / 1000;
  progress.seconds += validationSeconds;
  progress.plateau = nextPlateau(progress.plateau, evaluation.loss);
  const best = progress.best === undefined || evaluation.auc.auc > progress.best.auc.auc;
  if (best) {
    progress.best = { epoch, auc: evaluation.auc };
    yield await saveBest(run, epoch);
  }
  const event = epochEvent(run, evaluation, { epoch, learningRate, validationSeconds, best });
  clearEpoch(progress);
  yield event;
  return event;
}

function epochEvent(
  { config, progress, stepsPerEpoch }: Run,
  evaluation: Evaluation,
  validated: Pick<EpochEvent, 'epoch' | 'learningRate' | 'validationSeconds' | 'best'>,
): EpochEvent {
  return {
    type: 'epoch',
    trainingLoss: progress.epochLoss / stepsPerEpoch,
    trainingAccuracy: progress.epochCorrect / (stepsPerEpoch * config.batchSize),
    validationLoss: evaluation.loss,
    validationAccuracy: evaluation.accuracy,
    validationAuc: evaluation.auc,
    sensitivityAt90: evaluation.sensitivityAt90,
    sensitivityAt95: evaluation.sensitivityAt95,
    seconds: progress.epochSeconds + validated.validationSeconds,
    dataWaitSeconds: progress.epochDataWaitSeconds,
    computeSeconds: progress.epochSeconds - progress.epochDataWaitSeconds,
    ...validated,
  };
}

/** The weights went bad in the last steps, whose losses could not tell yet. */
function divergedIn(epoch: number): AppError {
  return new AppError(
    'TRAINING_DIVERGED',
    `the validation loss is no number after epoch ${epoch}; the last checkpoint stays. A lower learning rate may help`,
    { metadata: { epoch: String(epoch) } },
  );
}
