import { releaseRunClaim } from './claim-run.js';
import { requireEnded, requireRun } from './require-run.js';
import type { TrainingPorts } from './training-ports.js';

/** The row goes last: as long as it is there, the deletion can be done again. Throws TRAINING_RUN_ACTIVE. */
export async function deleteRun(ports: TrainingPorts, tenant: string, runId: string): Promise<void> {
  const { metadata, models, runLocks } = ports;
  await runLocks.run(runId, async () => {
    const run = await requireRun(ports, tenant, runId);
    requireEnded(run);
    await models.deleteStagingDir(runId);
    await metadata.trainingEvents.delete(runId);
    await releaseRunClaim(ports, run);
    await metadata.trainingRuns.delete(tenant, runId);
  });
}
