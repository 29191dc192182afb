import type { EnsembleUseCases } from '../../app/ensembles/fit-types.js';
import type { ReductionUseCases } from '../../app/reduction/reduction-types.js';
import type { TrainingUseCases } from '../../app/use-cases.js';
import type { TrainingServiceHandlers } from '../../gen/sentinode/v1/TrainingService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { boundedText, integerIn, requiredText } from '../mapping/fields.js';
import { fromFitEnsembleRequest, toFitEnsembleResponse } from '../mapping/fit-ensemble.js';
import { fromReduceModelRequest, toReduceModelResponse } from '../mapping/reduction.js';
import { fromTrainRequest, toTrainResponse } from '../mapping/training.js';
import { toTrainingRun } from '../mapping/training-run.js';

/** What makes versions but training. */
export interface MakesVersions {
  readonly ensembles: EnsembleUseCases;
  readonly reduction: ReductionUseCases;
}

const SEQUENCES = { min: 0, max: Number.MAX_SAFE_INTEGER };
const MAX_NAME_CHARACTERS = 64;

export function trainingHandlers(
  training: TrainingUseCases,
  made: MakesVersions,
  kinds: CallKinds,
): TrainingServiceHandlers {
  const { unary, serverStream } = kinds;
  return {
    Train: serverStream(async function* (request, context) {
      for await (const event of training.train(fromTrainRequest(request), context)) yield toTrainResponse(event);
    }),

    WatchTraining: serverStream(async function* ({ runId, afterSequence }, context) {
      const after = integerIn(afterSequence, 'after_sequence', SEQUENCES);
      const events = training.watchTraining(requiredText(runId, 'run_id'), after, context);
      for await (const event of events) yield { event: toTrainResponse(event) };
    }),

    GetTrainingRun: unary(async ({ runId }, context) => ({
      run: toTrainingRun(await training.getTrainingRun(requiredText(runId, 'run_id'), context)),
    })),

    ListTrainingRuns: unary(async ({ pageSize, pageToken, modelName }, context) => {
      const name = boundedText(modelName, 'model_name', MAX_NAME_CHARACTERS);
      const page = { pageSize, pageToken, ...(name !== '' && { modelName: name }) };
      const { items, nextPageToken } = await training.listTrainingRuns(page, context);
      return { runs: items.map(toTrainingRun), nextPageToken };
    }),

    CancelTraining: unary(async ({ runId }, context) => ({
      run: toTrainingRun(await training.cancelTraining(requiredText(runId, 'run_id'), context)),
    })),

    ResumeTraining: unary(async ({ runId }, context) => {
      const { run, afterSequence } = await training.resumeTraining(requiredText(runId, 'run_id'), context);
      return { run: toTrainingRun(run), afterSequence };
    }),

    DeleteTrainingRun: unary(async ({ runId }, context) => {
      await training.deleteTrainingRun(requiredText(runId, 'run_id'), context);
      return {};
    }),

    ...versionHandlers(made, kinds),
  };
}

function versionHandlers(
  { ensembles, reduction }: MakesVersions,
  { serverStream }: CallKinds,
): Pick<TrainingServiceHandlers, 'FitEnsemble' | 'ReduceModel'> {
  return {
    FitEnsemble: serverStream(async function* (request, context) {
      const events = ensembles.fitEnsemble(fromFitEnsembleRequest(request), context);
      for await (const event of events) yield toFitEnsembleResponse(event);
    }),

    ReduceModel: serverStream(async function* (request, context) {
      const events = reduction.reduceModel(fromReduceModelRequest(request), context);
      for await (const event of events) yield toReduceModelResponse(event);
    }),
  };
}
