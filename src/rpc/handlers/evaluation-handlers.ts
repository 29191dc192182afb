import type { EvaluationUseCases } from '../../app/evaluation/evaluation-types.js';
import type { EvaluationServiceHandlers } from '../../gen/sentinode/v1/EvaluationService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { fromEvaluateModelRequest } from '../mapping/evaluation-request.js';
import { toEvaluateModelResponse } from '../mapping/evaluation-response.js';

export function evaluationHandlers(
  evaluation: EvaluationUseCases,
  { serverStream }: CallKinds,
): EvaluationServiceHandlers {
  return {
    EvaluateModel: serverStream(async function* (request, context) {
      const events = evaluation.evaluateModel(fromEvaluateModelRequest(request), context);
      for await (const event of events) yield toEvaluateModelResponse(event, request.includeCurves);
    }),
  };
}
