import type { ReduceModelCommand, ReduceModelEvent } from '../../app/reduction/reduction-types.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { REDUCED_PRECISIONS, type ReducedPrecision } from '../../domain/networks/precision.js';
import type { ReduceModelRequest__Output } from '../../gen/sentinode/v1/ReduceModelRequest.js';
import type { ReduceModelResponse } from '../../gen/sentinode/v1/ReduceModelResponse.js';
import { toDataWorkFields } from './data-work-result.js';
import { fromEvaluatedPatches } from './evaluation-request.js';
import { toEvaluationProgress } from './evaluation-response.js';
import { requiredMessage, requiredText } from './fields.js';
import { toModel } from './model.js';

/** Longer than any name with its version. */
const MAX_MODEL_CHARACTERS = 80;

/** Checks every field by itself; what they mean together is the use case's matter. */
export function fromReduceModelRequest(request: ReduceModelRequest__Output): ReduceModelCommand {
  const { calibration, validation, test } = request;
  return {
    model: requiredText(request.model, 'model', MAX_MODEL_CHARACTERS),
    precision: fromPrecision(request.precision),
    ...(calibration && { calibration: fromEvaluatedPatches(calibration, 'calibration') }),
    validation: fromEvaluatedPatches(requiredMessage(validation, 'validation'), 'validation'),
    ...(test && { test: fromEvaluatedPatches(test, 'test') }),
  };
}

export function toReduceModelResponse(event: ReduceModelEvent): ReduceModelResponse {
  if (event.kind === 'progress') return { progress: toEvaluationProgress(event.progress) };
  const { result } = event;
  return { result: { model: toModel(result.model), ...toDataWorkFields(result) } };
}

function fromPrecision(text: string): ReducedPrecision {
  const found = REDUCED_PRECISIONS.find((precision) => precision === text);
  if (found === undefined) throw invalidField('precision', `must be one of ${REDUCED_PRECISIONS.join(', ')}`);
  return found;
}
