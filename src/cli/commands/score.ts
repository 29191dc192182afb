// `sentinode score`: encoded patches in, one line of probabilities a patch out.
import type { SentinodeClient } from '@sentinode/client';
import { Option, type Command } from 'commander';
import { withClient } from '../connection/with-client.js';
import type { CliContext, ContextOf } from '../context.js';
import { describeError } from '../errors/describe-error.js';
import type { ExitCode } from '../errors/exit-codes.js';
import { ReportedFailure } from '../errors/reported-failure.js';
import { expandInputs, IMAGE_FILES, type Input } from '../inputs/expand-inputs.js';
import { parseAggregation } from '../inputs/parse-options.js';
import { priorityOption } from '../inputs/priority-option.js';
import { createProgressView, type ProgressView } from '../output/progress-view.js';
import type { ScoreFilesOptions } from '../score/score-files-options.js';
import { scoreFiles } from '../score/score-files.js';
import { scoreRecord, scoreText } from '../score/score-record.js';
import type { ScoredFile } from '../score/scored-file.js';

export function addScore(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('score')
    .description('score patches: PNG, JPEG, WebP or TIFF of the models’ patch size and scale')
    .argument('<image...>', 'image files, folders of them, or patterns; answers come in their order')
    .addOption(
      new Option(
        '--aggregation <how>',
        'max, percentile:P or top-k:K of a patch; each model’s own by default',
      ).argParser(parseAggregation),
    )
    .addOption(priorityOption());
  command.action(async (images: string[], options: ScoreOptions) => {
    const context = contextOf(command);
    const report = reporter(context);
    const inputs = expandInputs(images, IMAGE_FILES);
    const first = await firstUsable(inputs, report);
    // A server takes seconds to start: not for a slip of the pen.
    if (first !== undefined) {
      const rest = startingWith(first, inputs);
      await withClient(context, ({ client }) => scoreAll(client, rest, options, report, context));
    }
    report.end();
  });
}

type ScoreOptions = Pick<ScoreFilesOptions, 'aggregation' | 'priority'>;

interface Reporter {
  readonly view: ProgressView;
  one(scored: ScoredFile): Promise<void>;
  /** Throws when a file failed. */
  end(): void;
}

function reporter({ output, globals }: CliContext): Reporter {
  // A terminal that shows the results needs no bar between them.
  const quiet = globals.quiet === true || output.stdout.isTTY === true;
  const view = createProgressView({ stream: output.stderr, quiet, subject: 'score' });
  let failure: ExitCode | undefined;
  return {
    view,
    async one(scored) {
      if ('score' in scored) {
        const record = scoreRecord(scored.file, scored.score);
        await output.result(record, () => scoreText(record));
        return;
      }
      const described = describeError(scored.error);
      failure ??= described.exitCode;
      await output.error(described, { file: scored.file });
    },
    end() {
      view.end();
      if (failure !== undefined) throw new ReportedFailure(failure);
    },
  };
}

async function scoreAll(
  client: SentinodeClient,
  inputs: AsyncIterator<Input>,
  options: ScoreOptions,
  report: Reporter,
  { signal }: CliContext,
): Promise<void> {
  let count = 0;
  try {
    for await (const scored of scoreFiles(client, inputs, { ...options, signal })) {
      await report.one(scored);
      count++;
      report.view.step('scoring', 0, 0, `${count} done`);
    }
  } finally {
    report.view.end();
  }
}

/** Reports what comes before the first file that can be tried. */
async function firstUsable(inputs: AsyncIterator<Input>, report: Reporter): Promise<Input | undefined> {
  for (let next = await inputs.next(); next.done !== true; next = await inputs.next()) {
    if (next.value.problem === undefined) return next.value;
    await report.one({ file: next.value.path, error: next.value.problem });
  }
  return undefined;
}

async function* startingWith(first: Input, rest: AsyncIterable<Input>): AsyncGenerator<Input, void, undefined> {
  yield first;
  yield* rest;
}
