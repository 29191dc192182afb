import type { Command } from 'commander';

export interface FitEnsembleOptions {
  readonly member?: readonly string[];
  readonly slides: string;
  readonly patches?: string;
  readonly testSlides?: string;
  readonly testPatches?: string;
  readonly tumourClass?: readonly string[];
  readonly slideId?: boolean;
  readonly slidePath?: boolean;
}

const HELP = `
At least three slides with tumour and three without. What cannot be read, or has no tissue, is left out and named.
Slides are uploaded for the fit and taken away again, unless --slide-id or --slide-path says that the server has them.
--patches and --slide-path are the server's own paths, below one of its training roots; of a server that is started for
the call (--data-dir) they are this machine's, slides beside their table.

The new version serves nobody until it is promoted. Ctrl-C stops the fit, and nothing is kept.

Examples:
  sentinode models fit-ensemble --slides truth.csv --patches patches/validation --server localhost:50051
  sentinode models fit-ensemble --member simplenet/2 inceptionv3/1 --slides truth.csv --server localhost:50051
  sentinode models fit-ensemble --slides fit/truth.csv --test-slides test/truth.csv --slide-path --data-dir data
  sentinode evaluate --model ensemble/2 --slides other/truth.csv --server localhost:50051
  sentinode models promote ensemble/2 --server localhost:50051
  sentinode models rollback ensemble --server localhost:50051`;

export function addFitEnsembleOptions(command: Command): Command {
  return command
    .option('--member <models...>', 'two to four of name/version, or name; the served ensemble’s by default')
    .requiredOption('--slides <csv>', 'what is fitted on: `slide_id,label`, files beside it')
    .option(
      '--patches <folder>',
      'labelled patches, one folder a class; without them patches have the slides’ constants',
    )
    .option('--test-slides <csv>', 'slides that are only measured')
    .option('--test-patches <folder>', 'patches that are only measured')
    .option('--tumour-class <names...>', 'folders that count as tumour; tumor and tumour by default')
    .option('--slide-id', 'the slides are identifiers on the server')
    .option('--slide-path', 'the slides are paths on the server')
    .addHelpText('after', HELP);
}
