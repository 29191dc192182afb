import type { PatchScore } from '@sentinode/client';

/** A line of `score --json`. */
export interface ScoreRecord {
  readonly file: string;
  /** Tumour probability of each model, 0 to 1, by name. */
  readonly models: Readonly<Record<string, number>>;
  /** Calibrated probability, 0 to 1. */
  readonly ensemble: number;
}

export function scoreRecord(file: string, { modelScores, ensembleProbability }: PatchScore): ScoreRecord {
  return {
    file,
    models: Object.fromEntries(modelScores.map(({ model, probability }) => [model, probability])),
    ensemble: ensembleProbability,
  };
}

/** One line for people; the file last, for its length differs. */
export function scoreText({ file, models, ensemble }: ScoreRecord): string {
  const parts = Object.entries(models).map(([name, value]) => `${name} ${value.toFixed(4)}`);
  return [`ensemble ${ensemble.toFixed(4)}`, ...parts, file].join('  ');
}
