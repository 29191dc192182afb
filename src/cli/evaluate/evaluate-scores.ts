import { joinScores } from '../../domain/challenge/join-scores.js';
import { parseSlideScores } from '../../domain/challenge/parse-slide-scores.js';
import { parseSlideTruth } from '../../domain/challenge/parse-slide-truth.js';
import { scoreReport, type ScoreReport } from '../../domain/metrics/score-report.js';
import { readNamedText } from './read-named-text.js';

export interface ScoresInput {
  readonly scores: string;
  readonly truth: string;
  readonly bootstrap: number;
  readonly seed: number;
}

/** A table of scores against a table of truths, without a server. */
export async function evaluateScores({ scores, truth, bootstrap, seed }: ScoresInput): Promise<ScoreReport> {
  const truths = parseSlideTruth(await readNamedText(truth));
  const joined = joinScores(truths, parseSlideScores(await readNamedText(scores)));
  return scoreReport(joined, { samples: bootstrap, seed });
}
