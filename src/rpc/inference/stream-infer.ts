import type { InferenceUseCases } from '../../app/inference/inference-types.js';
import type { CallContext } from '../../app/use-cases.js';
import { pullAhead } from '../../domain/async/pull-ahead.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { ModelInferRequest__Output } from '../../gen/inference/ModelInferRequest.js';
import type { ModelStreamInferResponse } from '../../gen/inference/ModelStreamInferResponse.js';
import { inferRequest } from './infer-request.js';

/** Requests of one stream under way at the same time: one computes, one is on its way there, one is being read. */
const REQUESTS_AHEAD = 2;

interface Started {
  readonly answer: Promise<ModelStreamInferResponse>;
}

/** Answers in the order of the requests. A request that fails is answered with its message, and the stream goes on. */
export async function* streamInfer(
  inference: InferenceUseCases,
  requests: AsyncIterable<ModelInferRequest__Output>,
  context: CallContext,
): AsyncIterable<ModelStreamInferResponse> {
  const leave = inference.holdStream(context);
  try {
    const started = startEach(requests, (request) => answer(inference, request, context));
    for await (const { answer } of pullAhead(started, REQUESTS_AHEAD)) yield await answer;
  } finally {
    leave();
  }
}

async function* startEach(
  requests: AsyncIterable<ModelInferRequest__Output>,
  start: (request: ModelInferRequest__Output) => Promise<ModelStreamInferResponse>,
): AsyncGenerator<Started, void, undefined> {
  for await (const request of requests) {
    const answer = start(request);
    // It is met when its turn comes, or never when the stream ends first.
    answer.catch(() => undefined);
    yield { answer };
  }
}

async function answer(
  inference: InferenceUseCases,
  request: ModelInferRequest__Output,
  context: CallContext,
): Promise<ModelStreamInferResponse> {
  try {
    const response = await inferRequest(inference, request, context);
    return { inferResponse: { ...response, parameters: FINAL } };
  } catch (error) {
    if (context.signal.aborted || !(error instanceof AppError) || error.reason === 'INTERNAL') throw error;
    return failed(request, error);
  }
}

/** One response a request, so each is the last of its request. */
const FINAL = { triton_final_response: { boolParam: true } };

function failed(request: ModelInferRequest__Output, error: AppError): ModelStreamInferResponse {
  const { modelName, modelVersion, id } = request;
  const parameters = { ...FINAL, error_reason: { stringParam: error.reason } };
  return { errorMessage: error.message, inferResponse: { modelName, modelVersion, id, parameters } };
}
