import type { TrainingUseCases } from '../../app/use-cases.js';
import type { TrainingServiceHandlers } from '../../gen/sentinode/v1/TrainingService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { fromTrainRequest, toTrainResponse } from '../mapping/training.js';

export function trainingHandlers(training: TrainingUseCases, { serverStream }: CallKinds): TrainingServiceHandlers {
  return {
    Train: serverStream(async function* (request, context) {
      for await (const event of training.train(fromTrainRequest(request), context)) yield toTrainResponse(event);
    }),
  };
}
