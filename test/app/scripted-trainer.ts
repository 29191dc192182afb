// A test double of the Trainer port: writes a manifest where a real run would write a trained model.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDeferred, type Deferred } from '../../src/domain/async/deferred.js';
import { orAborted } from '../../src/domain/errors/abort-error.js';
import type { AppError } from '../../src/domain/errors/app-error.js';
import type { Trainer, TrainingRunEvent, TrainingWork } from '../../src/ports/trainer.js';
import { sampleManifest } from './model-folders.js';

export interface ScriptedTrainer extends Trainer {
  readonly runs: readonly TrainingWork[];
  /** What each run found in its output folder. */
  readonly found: readonly (readonly string[])[];
  remedy: string | undefined;
  /** Thrown once by the next run after its first event. */
  nextFailure: AppError | undefined;
  /** Runs wait after their checkpoint, until the function that is returned is called. */
  hold(): () => void;
}

export function createScriptedTrainer(): ScriptedTrainer {
  const runs: TrainingWork[] = [];
  const found: string[][] = [];
  let gate: Deferred<undefined> | undefined;
  const trainer: ScriptedTrainer = {
    runs,
    found,
    remedy: undefined,
    nextFailure: undefined,
    hold: () => {
      const mine = createDeferred<undefined>();
      gate = mine;
      return () => {
        gate = undefined;
        mine.resolve(undefined);
      };
    },
    unavailability: async () => trainer.remedy,
    async *train(work, signal): AsyncGenerator<TrainingRunEvent> {
      runs.push(work);
      found.push(await readdir(work.outputDir));
      yield { kind: 'warning', message: 'begun' };
      const failure = trainer.nextFailure;
      trainer.nextFailure = undefined;
      if (failure !== undefined) throw failure;
      await writeFile(join(work.outputDir, 'last.checkpoint'), '');
      yield { kind: 'checkpoint', epoch: 1, checkpoint: 'last' };
      if (gate !== undefined) await orAborted(gate.promise, signal);
      const modelDir = join(work.outputDir, 'model');
      await mkdir(modelDir, { recursive: true });
      await writeFile(join(modelDir, 'manifest.json'), JSON.stringify(sampleManifest(work.modelName, work.version)));
      yield { kind: 'finished', modelDir, seconds: 1.5 };
    },
  };
  return trainer;
}
