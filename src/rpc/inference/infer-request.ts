// One inference request, from its message to its response.
import type { Inference, InferenceUseCases, ServedNetwork } from '../../app/inference/inference-types.js';
import type { CallContext } from '../../app/use-cases.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { ModelInferRequest__Output } from '../../gen/inference/ModelInferRequest.js';
import type { ModelInferResponse } from '../../gen/inference/ModelInferResponse.js';
import { boundedText, requiredText, versionText } from '../mapping/fields.js';
import { fromParameters, requirePlainTensor } from './parameters.js';
import { inTermsOfTensor, readPatches } from './read-patches.js';
import { outputsOf, type OutputTensor } from './tensors.js';

/** It is echoed, and belongs in logs of callers. */
const MAX_ID_CHARACTERS = 1_024;

export async function inferRequest(
  inference: InferenceUseCases,
  request: ModelInferRequest__Output,
  context: CallContext,
): Promise<ModelInferResponse> {
  const id = boundedText(request.id, 'id', MAX_ID_CHARACTERS);
  const command = {
    model: requiredText(request.modelName, 'model_name'),
    version: versionText(request.modelVersion, 'model_version'),
    ...fromParameters(request.parameters),
    patchesFor: (network: ServedNetwork) => {
      requestedOutputs(request, network);
      return readPatches(request, network);
    },
  };
  const scored = await inference.infer(command, context).catch((error: unknown) => {
    throw inTermsOfTensor(error, request);
  });
  return { id, ...toResponse(scored, requestedOutputs(request, scored.network)) };
}

/** In the order asked; all when none is named. */
function requestedOutputs({ outputs }: ModelInferRequest__Output, network: ServedNetwork): readonly OutputTensor[] {
  const known = outputsOf(network);
  if (outputs.length === 0) return known;
  return outputs.map(({ name, parameters }, index) => {
    requirePlainTensor(parameters, `outputs[${index}]`);
    const found = known.find((output) => output.name === name);
    if (found === undefined)
      throw invalidField(`outputs[${index}].name`, `is "${name}"; the model gives ${namesOf(known)}`);
    if (outputs.findIndex((output) => output.name === name) !== index)
      throw invalidField(`outputs[${index}].name`, `asks for "${name}" a second time`);
    return found;
  });
}

function namesOf(outputs: readonly OutputTensor[]): string {
  return outputs.map(({ name }) => `"${name}"`).join(', ');
}

function toResponse(inference: Inference, outputs: readonly OutputTensor[]): ModelInferResponse {
  const { network, probabilities } = inference;
  return {
    modelName: network.name,
    modelVersion: network.version,
    outputs: outputs.map(({ name }) => ({ name, datatype: 'FP32', shape: [probabilities.length, 1] })),
    // Always raw, whatever the request's form: the widespread clients read nothing else.
    rawOutputContents: outputs.map(({ valuesOf }) => littleEndian(valuesOf(inference))),
  };
}

const FP32_BYTES = 4;

function littleEndian(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * FP32_BYTES);
  for (const [index, value] of values.entries()) bytes.writeFloatLE(value, index * FP32_BYTES);
  return bytes;
}
