import { Option, type Command } from 'commander';
import type { NegativeStop, PatchOrder, PredictSlideOptions, Priority, Spacing } from '@sentinode/client';
import { parseMpp, parseNegativeStop, parsePatchOrder } from '../inputs/parse-options.js';
import { priorityOption } from '../inputs/priority-option.js';
import { addScoringOptions, predictionParameters, type ScoringOptions } from '../inputs/scoring-options.js';

export interface PredictOptions extends ScoringOptions {
  readonly mpp?: Spacing;
  readonly heatmap?: string;
  readonly patchScores?: string;
  readonly folder?: boolean;
  readonly keep?: boolean;
  readonly slideId?: boolean;
  readonly order?: PatchOrder;
  /** `true`: positive decisions alone. */
  readonly stopWhenCertain?: NegativeStop | true;
  readonly priority?: Priority;
}

export function addPredictOptions(command: Command): Command {
  command.addOption(new Option('--mpp <x[,y]>', 'pixel size in µm, whatever the file says').argParser(parseMpp));
  return addScoringOptions(command)
    .addOption(
      new Option(
        '--order <order>',
        'reading, or suspicious-first, which scores where tumour is likely sooner; reading by default',
      ).argParser(parsePatchOrder),
    )
    .addOption(
      new Option(
        '--stop-when-certain [patches:certainty]',
        'end at a certain positive decision; with 10:0.95 also at a negative one that misses no lesion of 10 patches or more with probability 0.95',
      ).argParser(parseNegativeStop),
    )
    .addOption(priorityOption())
    .option('--heatmap <file>', 'write a heat map as PNG; a folder for several slides')
    .option('--patch-scores <file>', 'write every patch’s score as CSV; a folder for several slides')
    .option('--folder', 'each argument is a folder that holds the files of one slide (a DICOM series)')
    .option('--slide-id', 'each argument is the identifier of a slide on the server')
    .option('--keep', 'leave slide and prediction on the server and say their identifiers');
}

/** The part of the options that the server hears of. */
export function predictionRequest(
  options: PredictOptions,
): Pick<PredictSlideOptions, 'parameters' | 'includePatchScores' | 'priority'> {
  const { order, stopWhenCertain, priority } = options;
  const parameters = {
    ...predictionParameters(options),
    ...(order !== undefined && { order }),
    ...(stopWhenCertain !== undefined && {
      stopWhenCertain: stopWhenCertain === true ? {} : { negative: stopWhenCertain },
    }),
  };
  return {
    parameters,
    includePatchScores: options.patchScores !== undefined,
    ...(priority !== undefined && { priority }),
  };
}
