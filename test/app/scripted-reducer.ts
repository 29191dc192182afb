// A test double of the Reducer port: writes a manifest where a real reduction would write a version.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../src/domain/errors/app-error.js';
import type { Reducer, ReductionEvent, ReductionWork } from '../../src/ports/reducer.js';
import { samplePrecision } from '../support/sample-precision.js';
import { sampleManifest } from './model-folders.js';

export interface ScriptedReducer extends Reducer {
  readonly asked: readonly ReductionWork[];
  /** Thrown by the next reduction after its first event. */
  nextFailure: AppError | undefined;
}

export function createScriptedReducer(): ScriptedReducer {
  const asked: ReductionWork[] = [];
  const reducer: ScriptedReducer = {
    asked,
    nextFailure: undefined,
    async *reduce(work): AsyncGenerator<ReductionEvent> {
      asked.push(work);
      yield { kind: 'progress', phase: 'patches', done: 1, total: 2 };
      const failure = reducer.nextFailure;
      reducer.nextFailure = undefined;
      if (failure !== undefined) throw failure;
      await mkdir(work.outputDir, { recursive: true });
      const manifest = { ...sampleManifest(work.name, work.version), precision: samplePrecision(work.precision) };
      await writeFile(join(work.outputDir, 'manifest.json'), JSON.stringify(manifest));
      yield { kind: 'finished', skipped: [{ name: 'normal/bad.png', reason: 'cannot be read' }] };
    },
  };
  return reducer;
}
