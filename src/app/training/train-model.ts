// Training: one run at a time, from labelled patches on the server's disk to a registered model version.
import { AppError } from '../../domain/errors/app-error.js';
import type { TrainingWork } from '../../ports/trainer.js';
import type { AppPorts } from '../app-ports.js';
import type { ModelParts } from '../models/model-use-cases.js';
import type { NumberedTrainingEvent, TrainingEvent, TrainingUseCases } from '../use-cases.js';
import { planTraining, type TrainingPlan } from './plan-training.js';

export interface TrainingPorts extends Pick<
  AppPorts,
  'trainer' | 'models' | 'trainingPaths' | 'newId' | 'digests' | 'log'
> {
  readonly describe: ModelParts['describe'];
}

/** A run takes minutes to hours. */
const BUSY_RETRY_AFTER_MS = 60_000;

export function createTrainingUseCases(ports: TrainingPorts): TrainingUseCases {
  let isBusy = false;
  return {
    async *train(command, { principal, signal }) {
      const plan = await planTraining(ports, command, principal.tenant);
      await requireTrainer(ports);
      if (isBusy) {
        throw new AppError('DEVICE_BUSY', 'another training run holds the device', {
          retryAfterMs: BUSY_RETRY_AFTER_MS,
        });
      }
      isBusy = true;
      try {
        yield* numbered(ports.newId(), trainAndRegister(ports, plan, signal));
      } finally {
        isBusy = false;
      }
    },
  };
}

async function requireTrainer({ trainer }: TrainingPorts): Promise<void> {
  const remedy = await trainer.unavailability();
  if (remedy !== undefined) throw new AppError('TRAINING_UNAVAILABLE', remedy, { metadata: { remedy } });
}

async function* numbered(
  runId: string,
  events: AsyncIterable<TrainingEvent>,
): AsyncGenerator<NumberedTrainingEvent, void, undefined> {
  let sequence = 0;
  for await (const event of events) {
    sequence += 1;
    yield { sequence, runId, event };
  }
}

/**
 * What a stopped run has written stays under its key, so that the same command goes on there; a run that succeeded
 * or can never succeed leaves nothing but its model.
 */
async function* trainAndRegister(
  ports: TrainingPorts,
  plan: TrainingPlan,
  signal: AbortSignal,
): AsyncGenerator<TrainingEvent, void, undefined> {
  try {
    yield* trainOnce(ports, plan, signal);
  } catch (error) {
    if (!isOtherRun(error)) {
      if (!isResumable(error)) await ports.models.deleteStagingDir(plan.key);
      throw error;
    }
    await ports.models.deleteStagingDir(plan.key);
    yield { kind: 'warning', message: 'the data changed since an earlier run of this command: the run begins anew' };
    yield* trainOnce(ports, plan, signal);
  }
}

async function* trainOnce(
  { trainer, models, describe, log }: TrainingPorts,
  plan: TrainingPlan,
  signal: AbortSignal,
): AsyncGenerator<TrainingEvent, void, undefined> {
  const outputDir = await models.createStagingDir(plan.key);
  const { modelName } = plan.work;
  const version = await models.nextVersion(modelName);
  const work: TrainingWork = { ...plan.work, version, outputDir };
  for await (const event of trainer.train(work, signal)) {
    if (event.kind !== 'finished') yield event;
    else {
      const folder = await models.register(event.modelDir, modelName, version);
      await models.deleteStagingDir(plan.key);
      log.info({ model: modelName, version, seconds: event.seconds }, 'a trained model was registered');
      yield { kind: 'finished', model: describe(folder), seconds: event.seconds } satisfies TrainingEvent;
    }
  }
}

/** The trainer refuses to mix a checkpoint with other settings or data. */
function isOtherRun(error: unknown): boolean {
  return error instanceof AppError && error.fieldViolations.some(({ field }) => field === 'outputFolder');
}

function isResumable(error: unknown): boolean {
  const lost: readonly string[] = ['INVALID_FIELD', 'TRAINING_DATA_INVALID', 'MODEL_INVALID'];
  return !(error instanceof AppError && lost.includes(error.reason));
}
