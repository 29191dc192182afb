import type { EvaluationProgress } from '@sentinode/client';
import type { ProgressView } from '../output/progress-view.js';
import { showEvaluation } from './show-evaluation.js';

interface LongWorkMessage<Result> {
  readonly event?:
    | { readonly $case: 'progress'; readonly value: EvaluationProgress }
    | { readonly $case: 'result'; readonly value: Result }
    | undefined;
}

/** Shows the progress of `work`, such as `fit`, and gives its result. */
export async function resultOf<Result>(
  work: string,
  messages: AsyncIterable<LongWorkMessage<Result>>,
  view: ProgressView,
): Promise<Result> {
  let result: Result | undefined;
  for await (const { event } of messages) {
    if (event?.$case === 'progress') showEvaluation(view, event.value);
    if (event?.$case === 'result') result = event.value;
  }
  if (result === undefined) throw new Error(`the server ended the ${work} without a result`);
  return result;
}
