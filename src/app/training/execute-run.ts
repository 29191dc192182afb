// One run from its turn in the queue to its stored end.
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import { endedRun, storeRunEnd } from './end-run.js';
import { planTraining } from './plan-training.js';
import { afterEvent } from './run-progress.js';
import type { TrainingPorts } from './training-ports.js';

/** Never rejects: whatever happens becomes the run's end, or waits for the next start. */
export async function executeRun(ports: TrainingPorts, accepted: TrainingRun, signal: AbortSignal): Promise<void> {
  const row = createRow(ports, accepted);
  try {
    try {
      throwIfAborted(signal);
      await train(ports, row, signal);
    } catch (error) {
      await storeRunEnd(ports, await endedRun(ports, row.current, signal.aborted ? abortError(signal) : error));
    }
  } catch (error) {
    // The end cannot be written down, as on a full disk: those who follow must not wait for it for ever.
    const problem = error instanceof AppError ? error : new AppError('INTERNAL', 'an internal error', { cause: error });
    ports.log.error({ err: error, runId: accepted.id }, 'the end of a training run could not be stored');
    ports.metadata.trainingEvents.interrupt(accepted.id, problem);
  }
}

/** The row as last stored. */
interface Row {
  readonly current: TrainingRun;
  put(run: TrainingRun): Promise<void>;
}

function createRow({ metadata }: TrainingPorts, accepted: TrainingRun): Row {
  let current = accepted;
  return {
    get current() {
      return current;
    },
    put: async (run) => {
      if (run === current) return;
      await metadata.trainingRuns.put(run);
      current = run;
    },
  };
}

async function train(ports: TrainingPorts, row: Row, signal: AbortSignal): Promise<void> {
  const { trainer, models, metadata, clock, log, metrics } = ports;
  const { id, command, attempts } = row.current;
  const plan = await planTraining(ports, command);
  await row.put({ ...row.current, state: 'running', startTimeMs: clock.now(), attempts: attempts + 1 });
  const outputDir = await models.createStagingDir(id);
  const version = await models.nextVersion(command.modelName);
  for await (const event of trainer.train({ ...plan, version, outputDir }, signal)) {
    if (event.kind === 'finished') {
      await register(ports, row, { modelDir: event.modelDir, version, seconds: event.seconds });
    } else {
      if (event.kind === 'warning') log.warn({ runId: id }, event.message);
      await metadata.trainingEvents.append(id, event);
      if (event.kind === 'step') metrics.trainingStep(event);
      await row.put(afterEvent(row.current, event));
    }
  }
}

interface TrainedModel {
  readonly modelDir: string;
  readonly version: number;
  readonly seconds: number;
}

async function register(ports: TrainingPorts, row: Row, { modelDir, version, seconds }: TrainedModel): Promise<void> {
  const { models, metadata, clock, log, metrics } = ports;
  const { id, command } = row.current;
  const model = { name: command.modelName, version };
  await models.register(modelDir, model.name, version);
  await row.put({ ...row.current, state: 'succeeded', endTimeMs: clock.now(), resumable: false, model });
  await models.deleteStagingDir(id);
  await metadata.trainingEvents.append(id, { kind: 'finished', model, seconds });
  metrics.trainingEnded('succeeded');
  log.info({ runId: id, model: model.name, version, seconds }, 'a trained model was registered');
}
