// The work of one prediction: scores come in, progress goes out, a result and its score table stay.
import { combiner, requireVariant } from '../../domain/ensemble/combine-scores.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { PredictionResult, TissueSummary } from '../../domain/predictions/prediction.js';
import type { EngineRun, ScoreSlideWork, SlideScoreEvent } from '../../ports/compute-host.js';
import type { ScoreTable } from '../../ports/record-store.js';
import { recordRuns, type Scored } from '../inference/record-runs.js';
import type { ServingSet } from '../models/serving.js';
import { requireSpacing } from '../slides/require-spacing.js';
import { filesOf } from '../slides/require-slide.js';
import type { AcceptedPrediction } from './accepted-prediction.js';
import { buildResult, modelScoresOf } from './build-result.js';
import type { PredictionPorts } from './prediction-ports.js';
import { buildScoreTable } from './build-score-table.js';
import { createScoreCollector, type ScoreCollector } from './score-collector.js';

type TissueEvent = Extract<SlideScoreEvent, { readonly kind: 'tissue' }>;
type DoneEvent = Extract<SlideScoreEvent, { readonly kind: 'done' }>;

export interface SlideOutcome {
  readonly result: PredictionResult;
  readonly table: ScoreTable;
}

/** Scores with the models that are served at this moment, and keeps them until it is done. */
export async function scoreSlide(
  ports: PredictionPorts,
  accepted: AcceptedPrediction,
  signal: AbortSignal,
): Promise<SlideOutcome> {
  const startedMs = ports.clock.monotonic();
  const serving = ports.serving.take();
  try {
    const collector = createScoreCollector(serving.models.length);
    const { tissue, seconds, earlyStop } = await collectScores(ports, accepted, serving, collector, signal);
    const aggregatingMs = ports.clock.monotonic();
    accepted.tracker.setPhase('aggregating');
    accepted.heartbeat.beat();
    const table = await buildScoreTable(collector.collected(), tissue, serving, accepted.prediction.parameters);
    const endedMs = ports.clock.monotonic();
    const result = buildResult({
      parameters: accepted.prediction.parameters,
      slide: accepted.slide,
      spacing: requireSpacing(accepted.slide),
      serving,
      tissue: summaryOf(tissue),
      workWarnings: tissue.warnings ?? [],
      slideScores: collector.slideScores(),
      patchesScored: collector.patches,
      earlyStop,
      engine: ports.compute.status().engine,
      softwareVersion: ports.softwareVersion,
      seconds: {
        ...seconds,
        queued: (startedMs - accepted.acceptedMs) / 1000,
        aggregating: (endedMs - aggregatingMs) / 1000,
        total: (endedMs - accepted.acceptedMs) / 1000,
      },
    });
    return { result, table };
  } finally {
    serving.release();
  }
}

/** One request to each model, of as many patches as were scored. */
function collectScores(...work: Parameters<typeof collect>): ReturnType<typeof collect> {
  const [ports, , serving] = work;
  return recordRuns(ports.statistics, { models: serving.models, ensemble: serving }, () => collect(...work));
}

async function collect(
  ports: PredictionPorts,
  accepted: AcceptedPrediction,
  serving: ServingSet,
  collector: ScoreCollector,
  signal: AbortSignal,
): Promise<Scored & { readonly tissue: TissueEvent } & Pick<DoneEvent, 'seconds' | 'earlyStop'>> {
  const { tracker, heartbeat, prediction } = accepted;
  const combine = combiner(serving.ensemble.manifest, 'slide', prediction.parameters.ensembleVariant);
  const runs: EngineRun[] = [];
  let tissue: TissueEvent | undefined;
  let done: DoneEvent | undefined;
  for await (const event of ports.compute.scoreSlide(workOf(ports, accepted, serving), signal)) {
    switch (event.kind) {
      case 'phase':
        tracker.setPhase(event.phase);
        heartbeat.beat();
        break;
      case 'tissue':
        tissue = event;
        tracker.setTotal(event.patchesTotal);
        break;
      case 'scores': {
        collector.add(event.batch);
        runs.push(...(event.runs ?? []));
        const scores = collector.slideScores();
        const ensemble = combine(scores.slice(0, serving.memberCount));
        tracker.setDone(collector.patches, { modelScores: modelScoresOf(serving, scores), ensemble });
        break;
      }
      case 'done':
        done = event;
    }
  }
  if (tissue === undefined || done === undefined) throw new AppError('INTERNAL', 'the scoring of a slide ended early');
  const { seconds, earlyStop } = done;
  return { tissue, seconds, ...(earlyStop && { earlyStop }), patches: { length: collector.patches }, runs };
}

function workOf(
  ports: PredictionPorts,
  { slide, prediction }: AcceptedPrediction,
  { models, ensemble }: ServingSet,
): ScoreSlideWork {
  const { sampling, aggregation, tissueRule, order, stopWhenCertain, ensembleVariant } = prediction.parameters;
  return {
    files: filesOf(ports, slide),
    spacing: requireSpacing(slide),
    models: models.map(({ handle }) => handle),
    sampling,
    ...(aggregation === undefined ? {} : { aggregation }),
    ...(tissueRule === undefined ? {} : { tissueRule }),
    ...(order === undefined ? {} : { order }),
    ...(prediction.priority && { priority: prediction.priority }),
    ...(stopWhenCertain && {
      stop: { ...stopWhenCertain, variant: requireVariant(ensemble.manifest, ensembleVariant) },
    }),
  };
}

function summaryOf({ areaMm2, threshold, method, gridColumns, gridRows, tissuePatches }: TissueEvent): TissueSummary {
  return { areaMm2, threshold, method, gridColumns, gridRows, patches: tissuePatches };
}
