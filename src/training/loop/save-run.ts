import path from 'node:path';
import { saveCheckpoint, saveWeights } from '../checkpoint.js';
import { BEST_WEIGHTS, LAST_CHECKPOINT } from '../run-files.js';
import type { CheckpointEvent } from '../training-event.js';
import { epochOfStep, type Run } from './run.js';

/** Saves what the run needs to go on. */
export async function saveLast(run: Run): Promise<CheckpointEvent> {
  const file = path.join(run.config.outputFolder, LAST_CHECKPOINT);
  await saveCheckpoint(file, run.state, run.progress, run.identity);
  const epoch = epochOfStep(run, Math.max(0, run.state.step - 1));
  return { type: 'checkpoint', kind: 'last', epoch, step: run.state.step, file };
}

/** Saves the averaged weights, which are the best so far, as a model ships them. */
export async function saveBest(run: Run, epoch: number): Promise<CheckpointEvent> {
  const file = path.join(run.config.outputFolder, BEST_WEIGHTS);
  const metadata = { epoch: String(epoch), validationAuc: String(run.progress.best?.auc.auc ?? '') };
  await saveWeights(file, run.spec, run.state, metadata);
  return { type: 'checkpoint', kind: 'best', epoch, step: run.state.step, file };
}
