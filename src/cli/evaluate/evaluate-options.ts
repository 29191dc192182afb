import { Option, type Command } from 'commander';
import { parseInteger, parseNumber } from '../inputs/parse-options.js';
import { addScoringOptions, type ScoringOptions } from '../inputs/scoring-options.js';

export interface EvaluateOptions extends ScoringOptions {
  readonly model?: string;
  readonly patches?: string;
  readonly tumourClass?: readonly string[];
  readonly slides?: string;
  readonly slideId?: boolean;
  readonly scores?: string;
  readonly truth?: string;
  readonly froc?: string;
  readonly truthPolygons?: string;
  readonly truthMasks?: string;
  readonly maskDownsample: number;
  readonly mpp: number;
  readonly stages?: string;
  readonly predictedStages?: string;
  readonly bootstrap: number;
  readonly seed: number;
  readonly outCsv?: string;
  readonly curves?: string;
}

export function addEvaluateOptions(command: Command): Command {
  addSubjects(command);
  addScoring(command);
  return command
    .addOption(
      new Option('--bootstrap <count>', 'resamples of the slide AUC’s interval')
        .argParser(parseInteger(100, 20_000))
        .default(2_000),
    )
    .addOption(
      new Option('--seed <number>', 'seed of the resamples')
        .argParser(parseInteger(0, Number.MAX_SAFE_INTEGER))
        .default(0),
    )
    .option('--out-csv <file>', 'write `slide_id,slide_pred`, the challenges’ table, of --slides')
    .option('--curves <folder>', 'write the points of ROC, precision-recall and FROC curves as CSV');
}

function addSubjects(command: Command): void {
  command
    .option('--patches <folder>', 'labelled patches: one folder a class; a path on the server')
    .option('--tumour-class <names...>', 'folders that count as tumour; tumor and tumour by default')
    .option('--slides <csv>', 'score the slides of this truth: `slide_id,label[,stage,patient]`, files beside it')
    .option('--slide-id', 'the slides of --slides are identifiers on the server')
    .option('--scores <csv>', 'scores that are there already, `slide_id,slide_pred`; needs --truth and no server')
    .option('--truth <csv>', 'truth of --scores, or of --froc for slides without polygons or masks')
    .option('--froc <folder>', 'a CSV a slide, `confidence,x,y` in level-0 pixels, by CAMELYON16’s rules; no server')
    .option('--truth-polygons <folder>', 'tumour of --froc: CAMELYON JSON, ASAP XML or GeoJSON, named as the slides')
    .option('--truth-masks <folder>', 'tumour of --froc: PNG or TIFF of one page, anything but 0 is tumour')
    .addOption(
      new Option('--mask-downsample <n>', 'level-0 pixels a mask pixel').argParser(parseNumber(1, 4_096)).default(32),
    )
    .addOption(
      new Option('--mpp <um>', 'level-0 pixel size of --froc’s slides; within a tenth of 0.243 counts as it')
        .argParser(parseNumber(0.01, 100))
        .default(0.243),
    )
    .option('--stages <csv>', 'true stages of slides and patients, `patient,stage`; no server')
    .option('--predicted-stages <csv>', 'predicted ones; without it the rule is checked on --stages alone');
}

function addScoring(command: Command): void {
  command.option(
    '--model <name/version>',
    'a registered version or ensemble/VERSION, served or not; the served ensemble by default',
  );
  addScoringOptions(command);
}
