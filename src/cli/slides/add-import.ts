// `sentinode slides import`: slides that stay in an archive.
import type { Spacing } from '@sentinode/client';
import { Option, type Command } from 'commander';
import { eachInput } from '../commands/each-input.js';
import { withLastingServer } from '../connection/with-client.js';
import type { ContextOf } from '../context.js';
import { usageError } from '../errors/cli-error.js';
import { parseMpp } from '../inputs/parse-options.js';
import { showSlide } from './show-slide.js';

interface ImportOptions {
  readonly archive: string;
  readonly series: readonly string[];
  readonly study?: string;
  readonly mpp?: Spacing;
  readonly mppFromObjective?: boolean;
  readonly name?: string;
  readonly requestId?: string;
}

/** Headers of all objects are read, of sparse slides tens of megabytes each. */
const TIMEOUT_MS = 300_000;

export function addImport(slides: Command, contextOf: ContextOf): void {
  const command = slides
    .command('import')
    .description('register slides that stay in an archive which the server is configured with (DICOMweb)')
    .requiredOption('--archive <name>', 'the archive’s name in the server’s archivesFile')
    .requiredOption('--series <uid...>', 'Series Instance UID of each slide')
    .option('--study <uid>', 'Study Instance UID; the archive is asked for it by default')
    .addOption(new Option('--mpp <x[,y]>', 'pixel size in µm, whatever the series says').argParser(parseMpp))
    .option('--mpp-from-objective', 'where the series states none: 10 µm over the objective’s magnification')
    .option('--name <name>', 'name for lists; must not carry patient data')
    .option('--request-id <key>', 'for one slide: the same key gives the slide that an earlier call registered');
  command.action(async (options: ImportOptions) => {
    const context = contextOf(command);
    const { archive, series, study, mpp, mppFromObjective = false, name, requestId } = options;
    if (requestId !== undefined && series.length > 1) throw usageError('--request-id goes with one slide');
    const inputs = series.map((path) => ({ path }));
    await withLastingServer(context, ({ client }) =>
      eachInput(context, 'slide', inputs, async (seriesUid) => {
        const { slide } = await client.slides.importSlide(
          {
            archive,
            seriesUid,
            ...(study !== undefined && { studyUid: study }),
            ...(mpp !== undefined && { spacingOverride: mpp }),
            spacingFromObjective: mppFromObjective,
            displayName: (name ?? '').slice(0, 200),
            ...(requestId !== undefined && { requestId }),
          },
          { signal: context.signal, timeoutMs: TIMEOUT_MS },
        );
        if (slide !== undefined) await showSlide(slide, context);
      }),
    );
  });
}
