// Evaluation: a registered version or the ensemble against patches, slides, lesions and patients whose truth is known.
import { createAdmission } from '../admission.js';
import type { CallContext } from '../use-cases.js';
import { checkCommand } from './check-command.js';
import { takeModel, type EvaluatedModel } from './evaluated-model.js';
import { findSlides, runSlides } from './evaluated-slides.js';
import type { EvaluationPorts } from './evaluation-ports.js';
import type { EvaluateCommand, EvaluationEvent, EvaluationUseCases } from './evaluation-types.js';
import { listPatches } from './list-patches.js';
import { measure, type MeasuredPatch } from './measure.js';
import { asEvent, progressOf } from './progress-of.js';
import { scoreFolder } from './score-folder.js';
import { seldom } from './seldom.js';
import { toldAs } from './told-as.js';
import { whileHeld } from '../while-held.js';
import { createSkippedList, type SkippedList } from './skipped-list.js';

/** Each may load a model of its own, and all share the engine with the predictions. */
const MAX_EVALUATIONS = 2;
/** An evaluation takes minutes. */
const RETRY_AFTER_MS = 30_000;

export function createEvaluationUseCases(ports: EvaluationPorts): EvaluationUseCases {
  const places = createAdmission({ what: 'evaluations', limit: MAX_EVALUATIONS, retryAfterMs: RETRY_AFTER_MS });
  return {
    async *evaluateModel(command, context) {
      checkCommand(command);
      yield* whileHeld(places, context, (held) => evaluate(ports, command, held));
    },
  };
}

async function* evaluate(
  ports: EvaluationPorts,
  command: EvaluateCommand,
  { principal, signal }: CallContext,
): AsyncGenerator<EvaluationEvent, void, undefined> {
  const startedMs = ports.clock.monotonic();
  const skipped = createSkippedList();
  const slides = await findSlides(ports, command, principal.tenant);
  const files = command.patches === undefined ? [] : await listPatches(ports, command.patches);
  const needsModel = slides.size > 0 || files.length > 0;
  const { model: reference, parameters } = command;
  const model = needsModel ? await takeModel(ports, reference, parameters.ensembleVariant, signal) : undefined;
  try {
    const patches =
      model && files.length > 0 ? yield* runPatches(ports, command, { files, model, skipped, signal }) : undefined;
    const skippedPatches = skipped.count;
    const finished = yield* toldAs(
      asEvent,
      runSlides(ports, { command, tenant: principal.tenant, model, slides, skipped, signal }),
    );
    yield asEvent(progressOf('measuring', 0, command.slides.length));
    const skippedSlides = skipped.count - skippedPatches;
    const figures = await measure(command, { patches, slides: finished, skippedSlides });
    const result = {
      model: model?.name ?? '',
      digest: model?.digest ?? '',
      ...figures,
      outcomes: finished.map(({ outcome }) => outcome),
      skipped: skipped.named,
      skippedCount: skipped.count,
      seconds: (ports.clock.monotonic() - startedMs) / 1000,
    };
    ports.log.info({ model: result.model, slides: finished.length, seconds: result.seconds }, 'an evaluation ended');
    yield { kind: 'result', result };
  } finally {
    model?.release();
  }
}

interface PatchesRun {
  readonly files: Awaited<ReturnType<typeof listPatches>>;
  readonly model: EvaluatedModel;
  readonly skipped: SkippedList;
  readonly signal: AbortSignal;
}

async function* runPatches(
  ports: EvaluationPorts,
  { parameters }: EvaluateCommand,
  { files, model, ...scoring }: PatchesRun,
): AsyncGenerator<EvaluationEvent, readonly MeasuredPatch[], undefined> {
  const progress = (done: number): EvaluationEvent => asEvent(progressOf('patches', done, files.length));
  yield progress(0);
  const { handles } = model;
  const steps = scoreFolder(ports, files, {
    ...scoring,
    handles,
    field: 'patches.dir',
    aggregation: parameters.aggregation,
  });
  const scored = yield* toldAs(progress, seldom(steps, ports.clock));
  return scored.map(({ file, probabilities, warnings }) => ({
    score: model.combine('patch', probabilities),
    positive: file.tumour,
    warnings,
  }));
}
