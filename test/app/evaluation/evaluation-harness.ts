import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  EvaluateCommand,
  EvaluationEvent,
  EvaluationProgress,
  EvaluationResult,
} from '../../../src/app/evaluation/evaluation-types.js';
import { collect, callContext, startHarness, untilReady, type Harness, type HarnessOptions } from '../harness.js';

export const NOTHING: EvaluateCommand = {
  model: '',
  slides: [],
  parameters: { sampling: { mode: 'all' } },
  bootstrap: { samples: 100, seed: 1 },
  frocLevel0Mpp: 0.243,
};

export async function startReady(options: HarnessOptions = {}): Promise<Harness> {
  const harness = await startHarness(options);
  await untilReady(harness);
  return harness;
}

/** Patches by class folder; each file is one byte, its probability in hundredths. */
export async function writePatches(
  { trainingRoot }: Harness,
  classes: Readonly<Record<string, readonly (number | string)[]>>,
): Promise<string> {
  const dir = join(trainingRoot, 'labelled');
  for (const [name, contents] of Object.entries(classes)) {
    await mkdir(join(dir, name), { recursive: true });
    for (const [index, content] of contents.entries()) {
      const data = typeof content === 'string' ? content : Uint8Array.of(content);
      await writeFile(join(dir, name, `${String(index).padStart(3, '0')}.png`), data);
    }
  }
  return dir;
}

export async function evaluate(
  { app }: Harness,
  command: Partial<EvaluateCommand>,
  context = callContext(),
): Promise<EvaluationResult> {
  const events = await collect(app.evaluation.evaluateModel({ ...NOTHING, ...command }, context));
  return resultOf(events);
}

export function resultOf(events: readonly EvaluationEvent[]): EvaluationResult {
  const last = events.at(-1);
  if (last?.kind !== 'result') throw new Error('the stream ended without a result');
  return last.result;
}

export function progressOf(events: readonly EvaluationEvent[]): readonly EvaluationProgress[] {
  return events.flatMap((event) => (event.kind === 'progress' ? [event.progress] : []));
}
