// `sentinode evaluate`: how good a model, or a table of scores, lesions or stages, is against the truth.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { formatSlideScores } from '../../domain/challenge/parse-slide-scores.js';
import { serverAddress, withClient } from '../connection/with-client.js';
import type { CliContext, ContextOf } from '../context.js';
import { usageError } from '../errors/cli-error.js';
import { evaluateFroc } from '../evaluate/evaluate-froc.js';
import { evaluateOnServer, type ServerEvaluation } from '../evaluate/evaluate-on-server.js';
import { addEvaluateOptions, type EvaluateOptions } from '../evaluate/evaluate-options.js';
import { evaluateScores } from '../evaluate/evaluate-scores.js';
import { evaluateStages } from '../evaluate/evaluate-stages.js';
import { evaluationText } from '../evaluate/evaluation-text.js';
import {
  curvesOf,
  frocFigures,
  recordOf,
  scoreFigures,
  stagingFigures,
  type Curves,
  type EvaluationRecord,
} from '../evaluate/evaluation-record.js';
import { writeCurves } from '../evaluate/write-curves.js';
import { progressViewOf } from '../output/progress-view-of.js';
import type { ProgressView } from '../output/progress-view.js';
import { writeOutputFile } from '../output/write-output-file.js';

interface Evaluation {
  readonly record: EvaluationRecord;
  readonly curves: Curves;
  /** Of the slides that a server scored. */
  readonly scores?: ServerEvaluation['scores'];
}

export function addEvaluate(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('evaluate')
    .description('measure a model on patches and slides, or scores, lesions and stages that are there already');
  addEvaluateOptions(command).action(async (given: EvaluateOptions) => {
    const context = contextOf(command);
    refuseContradictions(context, given);
    const options = onThisMachine(context, given);
    const view = progressViewOf(context, 'evaluate');
    try {
      // What needs no server first: a mistake in a table is told before minutes of scoring.
      const evaluation = joined(await fromFiles(options, context, view), await fromServer(options, context, view));
      view.end();
      const { record } = evaluation;
      // Told before any file is written: a full disk must not cost the result.
      await context.output.result(record, () => evaluationText(record));
      await writeFiles(options, evaluation);
    } finally {
      view.end();
    }
  });
}

async function writeFiles({ outCsv, curves: folder }: EvaluateOptions, { scores, curves }: Evaluation): Promise<void> {
  if (outCsv !== undefined && scores !== undefined) await writeOutputFile(outCsv, formatSlideScores(scores));
  if (folder !== undefined) await writeCurves(folder, curves);
}

function refuseContradictions(context: CliContext, options: EvaluateOptions): void {
  const { patches, slides, scores, truth, froc, stages, slideId, predictedStages, outCsv } = options;
  if ([patches, slides, scores, froc, stages].every((subject) => subject === undefined)) {
    throw usageError('nothing to evaluate: give --patches, --slides, --scores, --froc or --stages');
  }
  if (scores !== undefined && truth === undefined) throw usageError('--scores needs --truth');
  if (scores !== undefined && slides !== undefined)
    throw usageError('--scores and --slides go apart: both score slides');
  if (predictedStages !== undefined && stages === undefined) throw usageError('--predicted-stages needs --stages');
  if (outCsv !== undefined && slides === undefined) throw usageError('--out-csv needs --slides');
  const lasting = serverAddress(context) !== undefined || context.globals.dataDir !== undefined;
  if (slideId === true && !lasting) throw usageError('--slide-id needs --server or --data-dir');
}

/** A private server shares this machine's files; another has its own. */
function onThisMachine(context: CliContext, options: EvaluateOptions): EvaluateOptions {
  if (options.patches === undefined || serverAddress(context) !== undefined) return options;
  return { ...options, patches: resolve(options.patches) };
}

async function fromFiles(options: EvaluateOptions, { signal }: CliContext, view: ProgressView): Promise<Evaluation> {
  const { scores, truth, froc: findings, stages, predictedStages } = options;
  const slides =
    scores !== undefined && truth !== undefined ? await evaluateScores({ ...options, scores, truth }) : undefined;
  const froc =
    findings === undefined
      ? undefined
      : await evaluateFroc({
          findings,
          polygons: options.truthPolygons,
          masks: options.truthMasks,
          maskDownsample: options.maskDownsample,
          level0Mpp: options.mpp,
          truth,
          signal,
          onSlide: (done, total, slide) => view.step('matching lesions', done, total, slide),
        });
  const staging = stages === undefined ? undefined : await evaluateStages(stages, predictedStages);
  return {
    record: {
      ...(slides && { slides: scoreFigures(slides) }),
      ...(froc && { froc: frocFigures(froc) }),
      ...(staging && { staging: stagingFigures(staging) }),
    },
    curves: { ...(slides && { slides }), ...(froc && { froc: froc.points }) },
  };
}

async function fromServer(
  options: EvaluateOptions,
  context: CliContext,
  view: ProgressView,
): Promise<Evaluation | undefined> {
  const { patches, slides } = options;
  if (patches === undefined && slides === undefined) return undefined;
  const needs = patches === undefined ? {} : { serverFlags: ['--training-root', patches] };
  return await withClient(
    context,
    async ({ client }) => {
      const { result, scores } = await evaluateOnServer(client, options, context, view);
      return { record: recordOf(result), curves: curvesOf(result), scores };
    },
    needs,
  );
}

function joined(files: Evaluation, server: Evaluation | undefined): Evaluation {
  if (server === undefined) return files;
  return { ...server, record: { ...server.record, ...files.record }, curves: { ...server.curves, ...files.curves } };
}
