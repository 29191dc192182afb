import { until } from '../../rpc/support/deferred.js';
import { promised, type RawClients } from '../../rpc/support/raw-clients.js';
import { readStream } from '../../rpc/support/read-stream.js';
import type { Prediction__Output } from '../../../src/gen/sentinode/v1/Prediction.js';
import type { PredictionEvent__Output } from '../../../src/gen/sentinode/v1/PredictionEvent.js';
import type { PredictSlideRequest } from '../../../src/gen/sentinode/v1/PredictSlideRequest.js';
import { fixture, SVS } from './fixtures.js';
import { uploadSlide } from './upload.js';

export type PredictCall = ReturnType<RawClients['predictions']['predictSlide']>;

/** A slide that takes some ten seconds: at three times its real pixel size it has nine times its patches. */
export async function uploadLongSlide(clients: RawClients): Promise<string> {
  const spacingOverride = { mppX: 1.5, mppY: 1.5 };
  return (await uploadSlide(clients, await fixture(SVS), { spacingOverride })).id;
}

/** The whole stream of PredictSlide. */
export async function eventsOf(
  clients: RawClients,
  request: PredictSlideRequest,
): Promise<readonly PredictionEvent__Output[]> {
  const call = clients.predictions.predictSlide(request);
  return (await readStream<{ event: PredictionEvent__Output }>(call)).map(({ event }) => event);
}

export interface Underway {
  readonly id: string;
  readonly call: PredictCall;
  /** How the stream ended: its last event, or its error. */
  readonly ended: Promise<PredictionEvent__Output | Error>;
}

/** Starts a prediction and resolves once it has scored its first patches. */
export async function startScoring(clients: RawClients, request: PredictSlideRequest): Promise<Underway> {
  const call = clients.predictions.predictSlide(request);
  let id = '';
  let last: PredictionEvent__Output | undefined;
  call.on('data', ({ event }: { event: PredictionEvent__Output }) => {
    id = event.accepted?.id ?? id;
    last = event;
  });
  const ended = new Promise<PredictionEvent__Output | Error>((resolve) => {
    call.on('error', resolve);
    call.on('end', () => {
      if (last !== undefined) resolve(last);
    });
  });
  await until(() => (last?.progress?.patchesDone ?? 0) > 0, 'the prediction scores', 60_000);
  return { id, call, ended };
}

export async function getPrediction(
  { predictions }: RawClients,
  predictionId: string,
  includePatchScores = false,
): Promise<Prediction__Output> {
  const { prediction } = await promised<{ prediction: Prediction__Output }>((callback) =>
    predictions.getPrediction({ predictionId, includePatchScores }, callback as never),
  );
  return prediction;
}

/** The prediction once it has ended, however. */
export async function endOf({ predictions }: RawClients, predictionId: string): Promise<Prediction__Output> {
  const events = await readStream<{ event: PredictionEvent__Output }>(predictions.watchPrediction({ predictionId }));
  const finished = events.at(-1)?.event.finished;
  if (!finished) throw new Error('the events ended without the last one');
  return finished;
}
