// Idempotency of training: one request id is one run, and only of the same command.
import { AppError } from '../../domain/errors/app-error.js';
import type { TrainCommand } from '../../domain/training/train-command.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import type { AppPorts } from '../app-ports.js';

const SCOPE = 'training';
const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

interface Claim {
  readonly runId: string;
  readonly commandDigest: string;
}

type ClaimPorts = Pick<AppPorts, 'metadata' | 'digests'>;

/**
 * The run to join, or undefined when `runId` is to be created under the key. A run that failed or was cancelled frees
 * its key. Call under the request id's lock. Throws REQUEST_ID_REUSED, INVALID_FIELD.
 */
export async function claimRun(
  { metadata, digests }: ClaimPorts,
  command: TrainCommand,
  tenant: string,
  runId: string,
): Promise<TrainingRun | undefined> {
  const { requestId } = command;
  if (requestId === '') return undefined;
  requireRequestId(requestId);
  const wanted: Claim = { runId, commandDigest: digests.sha256Hex(JSON.stringify(command)) };
  const held = JSON.parse(await metadata.requestIds.claim(tenant, SCOPE, requestId, JSON.stringify(wanted))) as Claim;
  if (held.runId === runId) return undefined;
  const run = await metadata.trainingRuns.get(tenant, held.runId);
  if (run === undefined || run.state === 'failed' || run.state === 'cancelled') {
    await metadata.requestIds.release(tenant, SCOPE, requestId);
    return claimRun({ metadata, digests }, command, tenant, runId);
  }
  if (held.commandDigest === wanted.commandDigest) return run;
  throw new AppError('REQUEST_ID_REUSED', 'this request_id belongs to a training run with other parameters', {
    metadata: { runId: run.id },
    fieldViolations: [{ field: 'request_id', description: 'was used with other parameters' }],
  });
}

/** Leaves a key that a later run has claimed alone. */
export async function releaseRunClaim(
  { metadata }: Pick<ClaimPorts, 'metadata'>,
  { id, tenant, requestId }: Pick<TrainingRun, 'id' | 'tenant' | 'requestId'>,
): Promise<void> {
  if (requestId === '') return;
  const probe: Claim = { runId: id, commandDigest: '' };
  const held = JSON.parse(await metadata.requestIds.claim(tenant, SCOPE, requestId, JSON.stringify(probe))) as Claim;
  if (held.runId === id) await metadata.requestIds.release(tenant, SCOPE, requestId);
}

function requireRequestId(requestId: string): void {
  if (REQUEST_ID.test(requestId)) return;
  const description = 'must be 1 to 128 letters, digits or any of . _ : -';
  throw new AppError('INVALID_FIELD', `request_id ${description}`, {
    fieldViolations: [{ field: 'request_id', description }],
  });
}
