import type { PatchScore } from '@sentinode/client';

/** A line of `score --json`. */
export interface ScoreRecord {
  readonly file: string;
  /** Tumour probability of each model, 0 to 1, by name. */
  readonly models: Readonly<Record<string, number>>;
  /** Calibrated probability, 0 to 1. */
  readonly ensemble: number;
  /** What a reader should know, such as that its stain was normalised without its slide's; absent: nothing. */
  readonly warnings?: readonly string[];
}

export function scoreRecord(file: string, { modelScores, ensembleProbability, warnings }: PatchScore): ScoreRecord {
  return {
    file,
    models: Object.fromEntries(modelScores.map(({ model, probability }) => [model, probability])),
    ensemble: ensembleProbability,
    ...(warnings.length > 0 && { warnings }),
  };
}

/** One line for people; the file and what is to be noted last, for their length differs. */
export function scoreText({ file, models, ensemble, warnings = [] }: ScoreRecord): string {
  const parts = Object.entries(models).map(([name, value]) => `${name} ${value.toFixed(4)}`);
  return [`ensemble ${ensemble.toFixed(4)}`, ...parts, file, ...warnings.map((warning) => `note: ${warning}`)].join(
    '  ',
  );
}
