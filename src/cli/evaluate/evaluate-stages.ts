import { compareStages } from '../../domain/challenge/compare-stages.js';
import { parseStages } from '../../domain/challenge/parse-stages.js';
import { stagingReport, type StagingReport } from '../../domain/staging/staging-report.js';
import { readNamedText } from './read-named-text.js';

/**
 * Stages against stages, without a server; of the truth alone, what the rule makes of its slides against what it
 * states.
 */
export async function evaluateStages(truth: string, predicted: string | undefined): Promise<StagingReport> {
  const truths = parseStages(await readNamedText(truth));
  const others = predicted === undefined ? undefined : parseStages(await readNamedText(predicted));
  return stagingReport(compareStages(truths, others));
}
