import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import { fromStoredError } from '../../domain/errors/stored-error.js';
import type { StoredTrainingEvent, TrainingRun } from '../../domain/training/training-run.js';
import { hasEnded } from '../../domain/work-state.js';
import type { ModelDescription, NumberedTrainingEvent, TrainingEvent } from '../use-cases.js';
import { viewOf } from './view-of.js';
import type { TrainingPorts } from './training-ports.js';

/** Stored events, then live ones; coming and going changes nothing for the run. */
export async function* followRun(
  ports: TrainingPorts,
  run: TrainingRun,
  afterSequence: number,
  signal: AbortSignal,
): AsyncGenerator<NumberedTrainingEvent, void, undefined> {
  await mendLastEvent(ports, run);
  for await (const { sequence, event } of ports.metadata.trainingEvents.follow(run.id, afterSequence, signal)) {
    yield { sequence, runId: run.id, event: await presentEvent(ports, event) };
  }
  throwIfAborted(signal);
}

/** Like `followRun`, but a run that ends without a model ends in its error. */
export async function* followToResult(
  ports: TrainingPorts,
  run: TrainingRun,
  signal: AbortSignal,
): AsyncGenerator<NumberedTrainingEvent, void, undefined> {
  let ended: TrainingRun | undefined;
  for await (const numbered of followRun(ports, run, 0, signal)) {
    const { event } = numbered;
    ended = event.kind === 'ended' ? event.run : undefined;
    yield numbered;
  }
  if (ended?.error !== undefined) throw fromStoredError(ended.error, { runId: run.id });
}

/** A crash may have come between the row's end and its last event. */
export async function mendLastEvent({ metadata }: TrainingPorts, run: TrainingRun): Promise<void> {
  const { trainingEvents } = metadata;
  if (!hasEnded(run) || (await trainingEvents.isFinished(run.id))) return;
  const seconds = ((run.endTimeMs ?? 0) - (run.startTimeMs ?? 0)) / 1000;
  const last: StoredTrainingEvent =
    run.model === undefined ? { kind: 'ended', run } : { kind: 'finished', model: run.model, seconds };
  await trainingEvents.append(run.id, last);
}

async function presentEvent(ports: TrainingPorts, event: StoredTrainingEvent): Promise<TrainingEvent> {
  switch (event.kind) {
    case 'accepted':
    case 'ended':
      return { kind: event.kind, run: viewOf(ports, event.run) };
    case 'finished':
      return { ...event, model: await describeModel(ports, event.model) };
    default:
      return event;
  }
}

async function describeModel(
  { models, describe }: TrainingPorts,
  { name, version }: { readonly name: string; readonly version: number },
): Promise<ModelDescription> {
  try {
    return describe(await models.get(name, version));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { name, version: String(version), state: 'failed', stateReason: error.message, manifestJson: '' };
  }
}
