// The part of an evaluation that needs models: patches on the server's disk, and slides that are uploaded for it.
import { MetastasisSize, TumourLabel, type EvaluationResult, type SentinodeClient } from '@sentinode/client';
import { parseSlideTruth, type SlideTruth } from '../../domain/challenge/parse-slide-truth.js';
import type { SlideCategory } from '../../domain/staging/slide-category.js';
import type { CliContext } from '../context.js';
import { predictionParameters } from '../inputs/scoring-options.js';
import type { ProgressView } from '../output/progress-view.js';
import { withUploads, type UploadForCall } from '../slides/with-uploads.js';
import { besideTable } from './beside-table.js';
import type { EvaluateOptions } from './evaluate-options.js';
import { readNamedText } from './read-named-text.js';
import { resultOf } from './result-of.js';

type Request = Parameters<SentinodeClient['evaluation']['evaluateModel']>[0];
type RequestedSlide = NonNullable<Request['slides']>[number];

export interface ServerEvaluation {
  readonly result: EvaluationResult;
  /** As the truth names them, in its order; those that the server could not read are missing. */
  readonly scores: readonly { readonly slideId: string; readonly score: number }[];
}

/** Slides that were uploaded for this are taken away again, however it ends. */
export async function evaluateOnServer(
  client: SentinodeClient,
  options: EvaluateOptions,
  context: CliContext,
  view: ProgressView,
): Promise<ServerEvaluation> {
  const truths = options.slides === undefined ? [] : parseSlideTruth(await readNamedText(options.slides));
  return await withUploads(client, context, view, async (upload) => {
    const slideIds = await slideIdsOf(truths, options, upload);
    const slides = truths.map((truth, index) => requestedSlide(slideIds[index] ?? '', truth));
    const events = client.evaluation.evaluateModel(requestOf(options, slides), { signal: context.signal });
    const result = await resultOf<EvaluationResult>('evaluation', events, view);
    const names = new Map(truths.map(({ slideId }, index) => [slideIds[index], slideId]));
    const scores = result.slideOutcomes.map(({ slideId, score }) => ({
      slideId: names.get(slideId) ?? slideId,
      score,
    }));
    return { result, scores };
  });
}

/** The server's, in the table's order. */
async function slideIdsOf(
  truths: readonly SlideTruth[],
  { slides: table = '', slideId: isId }: EvaluateOptions,
  upload: UploadForCall,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { slideId: name } of truths) {
    ids.push(isId === true ? name : await upload(besideTable(table, name)));
  }
  return ids;
}

function requestOf(options: EvaluateOptions, slides: RequestedSlide[]): Request {
  const { model, patches, tumourClass, bootstrap, seed, curves } = options;
  return {
    model: model ?? '',
    ...(patches !== undefined && { patches: { dir: patches, tumourClasses: [...(tumourClass ?? [])] } }),
    slides,
    parameters: predictionParameters(options),
    bootstrap: { samples: bootstrap, seed },
    includeCurves: curves !== undefined,
  };
}

const SIZES: Readonly<Record<SlideCategory, MetastasisSize>> = {
  negative: MetastasisSize.NEGATIVE,
  itc: MetastasisSize.ITC,
  micro: MetastasisSize.MICRO,
  macro: MetastasisSize.MACRO,
};

function requestedSlide(slideId: string, { positive, category, patient }: SlideTruth): RequestedSlide {
  return {
    slideId,
    label: positive ? TumourLabel.TUMOUR : TumourLabel.NORMAL,
    ...(category !== undefined && { metastasis: SIZES[category] }),
    // Without the size of its metastasis a patient's slide gives no stage.
    ...(patient !== undefined && category !== undefined && { patient }),
  };
}
