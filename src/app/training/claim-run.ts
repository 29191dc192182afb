import type { TrainCommand } from '../../domain/training/train-command.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import type { AppPorts } from '../app-ports.js';
import { claimRequestId, releaseRequestId, type ClaimKind } from '../request-claims.js';

const RUN: ClaimKind = {
  scope: 'training',
  idName: 'runId',
  digestName: 'commandDigest',
  field: 'request_id',
  thing: 'a training run',
  difference: 'other parameters',
};

/** The run to join, or undefined when `runId` is to be created. A run that failed or was cancelled frees its key. */
export function claimRun(
  { metadata, digests }: Pick<AppPorts, 'metadata' | 'digests'>,
  command: TrainCommand,
  tenant: string,
  runId: string,
): Promise<TrainingRun | undefined> {
  return claimRequestId(metadata, RUN, {
    tenant,
    requestId: command.requestId,
    id: runId,
    digest: () => digests.sha256Hex(JSON.stringify(command)),
    living: async (id) => {
      const run = await metadata.trainingRuns.get(tenant, id);
      return run?.state === 'failed' || run?.state === 'cancelled' ? undefined : run;
    },
  });
}

export function releaseRunClaim({ metadata }: Pick<AppPorts, 'metadata'>, run: TrainingRun): Promise<void> {
  return releaseRequestId(metadata, RUN, run);
}
