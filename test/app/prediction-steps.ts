// Steps that the tests of predictions share.
import type { PredictSlideCommand } from '../../src/app/use-cases.js';
import type { NumberedPredictionEvent, Prediction, PredictionResult } from '../../src/domain/predictions/prediction.js';
import {
  callContext,
  collect,
  SLIDE,
  startHarness,
  untilReady,
  uploadSample,
  type Harness,
  type HarnessOptions,
} from './harness.js';
import type { SlideText } from './scripted-compute.js';

const context = callContext();
export const commandFor = (slideId: string, overrides: Partial<PredictSlideCommand> = {}): PredictSlideCommand => ({
  slideId,
  parameters: { sampling: { mode: 'all' } },
  requestId: '',
  keepRunning: false,
  ...overrides,
});

export async function readyHarness(options?: HarnessOptions): Promise<Harness> {
  const harness = await startHarness(options);
  await untilReady(harness);
  return harness;
}

export const finalOf = (events: readonly NumberedPredictionEvent[]): Prediction => {
  const last = events.at(-1)?.event;
  if (last?.kind !== 'finished') throw new Error('the last event is not `finished`');
  return last.prediction;
};

export async function predict(
  harness: Harness,
  slide: SlideText = SLIDE,
  overrides: Partial<PredictSlideCommand> = {},
): Promise<Prediction> {
  const { id } = await uploadSample(harness, slide);
  return finalOf(await collect(harness.app.predictions.predictSlide(commandFor(id, overrides), context)));
}

export function resultOf({ result }: Prediction): PredictionResult {
  if (result === undefined) throw new Error('the prediction has no result');
  return result;
}

/** Starts following and resolves with the id once the first event is there; the rest is read in the background. */
export async function begin(
  harness: Harness,
  command: PredictSlideCommand,
  ctx = context,
): Promise<{ id: string; rest: Promise<readonly NumberedPredictionEvent[]> }> {
  const events = harness.app.predictions.predictSlide(command, ctx)[Symbol.asyncIterator]();
  const first = (await events.next()).value as NumberedPredictionEvent;
  const rest = collect({ [Symbol.asyncIterator]: () => events });
  rest.catch(() => undefined);
  return { id: first.event.kind === 'accepted' ? first.event.prediction.id : '', rest };
}
