// How slides are scored, as options of a command.
import type { PatchAggregation, PredictSlideOptions, Sampling, TissueRule } from '@sentinode/client';
import { Option, type Command } from 'commander';
import { parseAggregation, parseSampling, parseTissueRule } from './parse-options.js';

export interface ScoringOptions {
  readonly sampling?: Sampling;
  readonly aggregation?: PatchAggregation;
  readonly tissue?: TissueRule;
  readonly variant?: string;
}

export function addScoringOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--sampling <mode>',
        'all, random:N[:seed] or stratified:N[:seed] tissue patches; all by default',
      ).argParser(parseSampling),
    )
    .addOption(
      new Option(
        '--aggregation <how>',
        'max, percentile:P or top-k:K of a patch; each model’s own by default',
      ).argParser(parseAggregation),
    )
    .addOption(
      new Option('--tissue <rule>', 'otsu, or otsu-twice, which scores pale tissue too; otsu by default').argParser(
        parseTissueRule,
      ),
    )
    .option('--variant <name>', 'named weights of the ensemble, such as original');
}

/** What is left out is the server's matter. */
export function predictionParameters({
  sampling,
  aggregation,
  tissue,
  variant,
}: ScoringOptions): NonNullable<PredictSlideOptions['parameters']> {
  return {
    ...(sampling !== undefined && { sampling }),
    ...(aggregation !== undefined && { aggregation }),
    ...(tissue !== undefined && { tissueRule: tissue }),
    ...(variant !== undefined && { ensembleVariant: variant }),
  };
}
