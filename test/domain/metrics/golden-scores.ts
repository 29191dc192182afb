// The published slide scores of CAMELYON16's test set, and what other software makes of them.
import { readFileSync } from 'node:fs';
import type { ScoredLabel } from '../../../src/domain/metrics/roc-auc.js';

const fixtures = new URL('../../fixtures/', import.meta.url);

export const METHODS = ['Method_I', 'Method_II_noise_only', 'Method_II_noise_norm'] as const;
export type Method = (typeof METHODS)[number];

export interface GoldenScores {
  readonly auc: number;
  readonly averagePrecision: number;
  readonly brier: number;
  readonly expectedError: number;
  readonly sensitivityAt: Readonly<Record<'0.9' | '0.95', number>>;
  readonly rocPoints: number;
}

export interface GoldenKappa {
  readonly truth: readonly number[];
  readonly predicted: readonly number[];
  readonly kappa: number;
}

/** test/fixtures/evaluation/make_golden.py says how it came about. */
export const GOLDEN = JSON.parse(readFileSync(new URL('evaluation/golden.json', fixtures), 'utf8')) as {
  readonly scores: Readonly<Record<Method, GoldenScores>>;
  readonly kappa: GoldenKappa;
};

/** 129 slides, 49 of them with tumour. */
export function publishedScores(method: Method): readonly ScoredLabel[] {
  const [head = '', ...lines] = readFileSync(new URL('camelyon16/slide_scores.csv', fixtures), 'utf8')
    .trim()
    .split('\n');
  const columns = head.split(',');
  const [truth, score] = [columns.indexOf('truth'), columns.indexOf(method)];
  return lines.map((line) => {
    const cells = line.split(',');
    return { positive: cells[truth] === '1', score: Number(cells[score]) };
  });
}
