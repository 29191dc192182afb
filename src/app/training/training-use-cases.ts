// Training: runs that are stored, queued for the device, followed by any number of callers, stopped and resumed.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { boundedPage } from '../page-request.js';
import type { TrainingUseCases } from '../use-cases.js';
import { cancelRun } from './cancel-run.js';
import { createRun } from './create-run.js';
import { deleteRun } from './delete-run.js';
import { followRun, followToResult } from './follow-run.js';
import { requireRun } from './require-run.js';
import { resumeRun } from './resume-run.js';
import type { TrainingPorts } from './training-ports.js';
import { viewOf } from './view-of.js';

export function createTrainingUseCases(ports: TrainingPorts): TrainingUseCases {
  return { ...streamCases(ports), ...rowCases(ports) };
}

function streamCases(ports: TrainingPorts): Pick<TrainingUseCases, 'train' | 'watchTraining'> {
  return {
    async *train(command, { principal, signal }) {
      throwIfAborted(signal);
      const run = await createRun(ports, command, principal.tenant);
      yield* followToResult(ports, run, signal);
    },
    async *watchTraining(runId, afterSequence, { principal, signal }) {
      const run = await requireRun(ports, principal.tenant, runId);
      yield* followRun(ports, run, afterSequence, signal);
    },
  };
}

function rowCases(ports: TrainingPorts): Omit<TrainingUseCases, 'train' | 'watchTraining'> {
  return {
    getTrainingRun: async (runId, { principal }) => viewOf(ports, await requireRun(ports, principal.tenant, runId)),
    listTrainingRuns: async ({ modelName, ...page }, { principal }) => {
      const found = await ports.metadata.trainingRuns.list(principal.tenant, boundedPage(page), modelName);
      return { ...found, items: found.items.map((run) => viewOf(ports, run)) };
    },
    cancelTraining: async (runId, context) => viewOf(ports, await cancelRun(ports, runId, context)),
    resumeTraining: async (runId, { principal }) => {
      const { run, afterSequence } = await resumeRun(ports, principal.tenant, runId);
      return { run: viewOf(ports, run), afterSequence };
    },
    deleteTrainingRun: (runId, { principal }) => deleteRun(ports, principal.tenant, runId),
  };
}
