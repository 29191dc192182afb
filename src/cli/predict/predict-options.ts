import { Option, type Command } from 'commander';
import type { PatchAggregation, PredictSlideOptions, Sampling, Spacing, TissueRule } from '@sentinode/client';
import { parseAggregation, parseMpp, parseSampling, parseTissueRule } from '../inputs/parse-options.js';

export interface PredictOptions {
  readonly mpp?: Spacing;
  readonly sampling?: Sampling;
  readonly aggregation?: PatchAggregation;
  readonly variant?: string;
  readonly tissue?: TissueRule;
  readonly heatmap?: string;
  readonly patchScores?: string;
  readonly folder?: boolean;
  readonly keep?: boolean;
  readonly slideId?: boolean;
}

export function addPredictOptions(command: Command): Command {
  return command
    .addOption(new Option('--mpp <x[,y]>', 'pixel size in µm, whatever the file says').argParser(parseMpp))
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
    .option('--variant <name>', 'named weights of the ensemble, such as original')
    .option('--heatmap <file>', 'write a heat map as PNG; a folder for several slides')
    .option('--patch-scores <file>', 'write every patch’s score as CSV; a folder for several slides')
    .option('--folder', 'each argument is a folder that holds the files of one slide (a DICOM series)')
    .option('--slide-id', 'each argument is the identifier of a slide on the server')
    .option('--keep', 'leave slide and prediction on the server and say their identifiers');
}

/** The part of the options that the server hears of. */
export function predictionRequest(
  options: PredictOptions,
): Pick<PredictSlideOptions, 'parameters' | 'includePatchScores'> {
  return {
    parameters: {
      ...(options.sampling !== undefined && { sampling: options.sampling }),
      ...(options.aggregation !== undefined && { aggregation: options.aggregation }),
      ...(options.tissue !== undefined && { tissueRule: options.tissue }),
      ...(options.variant !== undefined && { ensembleVariant: options.variant }),
    },
    includePatchScores: options.patchScores !== undefined,
  };
}
