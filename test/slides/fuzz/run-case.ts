import type { Seed } from './read-corpus.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { judgeError, judgeReading } from './judge.js';
import { mutate, type Mutated } from './mutate.js';
import { randomOf } from './random.js';
import { readFiles, type Reading } from './reading.js';

export interface CaseResult {
  readonly index: number;
  readonly seed: string;
  readonly mutators: readonly string[];
  readonly changes: readonly string[];
  /** `read`, or the reason that opening ended with; `partly` when some of the slide was refused. */
  readonly outcome: string;
  /** What a reader must not do; absent when all is well. */
  readonly offence?: string;
  readonly ms: number;
}

export interface CaseRunner {
  run(index: number): Promise<CaseResult>;
  /** The files of a case, for looking at. */
  make(index: number): { readonly seed: Seed; readonly mutated: Mutated };
}

/** Case `index` of a run: always the same files for the same corpus and run seed. */
export function createCaseRunner(corpus: readonly Seed[], runSeed: number): CaseRunner {
  const soundReadings = new Map<string, Promise<Reading>>();
  const soundReading = (seed: Seed): Promise<Reading> => {
    const reading = soundReadings.get(seed.name) ?? readFiles(seed.files);
    soundReadings.set(seed.name, reading);
    return reading;
  };

  function make(index: number): { readonly seed: Seed; readonly mutated: Mutated } {
    const seed = corpus[index % corpus.length];
    if (seed === undefined) throw new RangeError('the corpus is empty');
    return { seed, mutated: mutate(seed.files, randomOf(runSeed, index)) };
  }

  return {
    make,
    run: async (index) => {
      const { seed, mutated } = make(index);
      const sound = await soundReading(seed);
      const started = performance.now();
      const judged = await judge(seed, sound, mutated);
      const { mutators, changes } = mutated;
      return { index, seed: seed.name, mutators, changes, ...judged, ms: performance.now() - started };
    },
  };
}

async function judge(seed: Seed, sound: Reading, mutated: Mutated): Promise<Pick<CaseResult, 'outcome' | 'offence'>> {
  try {
    const reading = await readFiles(mutated.files);
    const offence =
      reading.errors.map((error) => judgeError(error, reading.rootDir)).find((problem) => problem !== undefined) ??
      (await judgeReading(seed, sound, mutated, reading));
    return { outcome: reading.errors.length === 0 ? 'read' : 'partly', ...(offence === undefined ? {} : { offence }) };
  } catch (error) {
    const { fuzzRootDir = '\0' } = error as { fuzzRootDir?: string };
    const offence = judgeError(error, fuzzRootDir);
    const outcome = error instanceof AppError ? error.reason : 'crash';
    return { outcome, ...(offence === undefined ? {} : { offence }) };
  }
}
