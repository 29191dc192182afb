// `sentinode runs`: training runs of a server, watched, stopped, resumed and forgotten.
import type { TrainingRun } from '@sentinode/client';
import type { Command } from 'commander';
import { parseInteger } from '../inputs/parse-options.js';
import { withLastingServer, type Connection } from '../connection/with-client.js';
import type { ContextOf } from '../context.js';
import { plainRecord } from '../output/plain-record.js';
import { runText, runsTable } from '../train/run-text.js';
import { LOG_DIR_OPTION } from '../train/add-train-options.js';
import { followRun } from '../train/follow-run.js';
import { openRunLog } from '../train/log/run-log.js';

/** What one call gives at most. */
const PAGE_SIZE = 1_000;

export function addRuns(program: Command, contextOf: ContextOf): void {
  const runs = program.command('runs').description('training runs: list, watch, cancel, resume, delete');
  addList(runs, contextOf);
  addWatch(runs, contextOf);
  addCancel(runs, contextOf);
  addResume(runs, contextOf);
  addDelete(runs, contextOf);
}

function addList(runs: Command, contextOf: ContextOf): void {
  const list = runs
    .command('list')
    .description('all runs, newest first')
    .option('--name <model>', 'only those that train a model of this name');
  list.action(async ({ name = '' }: { readonly name?: string }) => {
    const context = contextOf(list);
    await withLastingServer(context, async ({ client }) => {
      const runs: TrainingRun[] = [];
      let pageToken = '';
      do {
        const request = { pageSize: PAGE_SIZE, pageToken, modelName: name };
        const page = await client.training.listTrainingRuns(request, { signal: context.signal });
        runs.push(...page.runs);
        pageToken = page.nextPageToken;
      } while (pageToken !== '');
      if (context.output.json) for (const run of runs) await context.output.result(plainRecord(run), () => '');
      else await context.output.result({}, () => runsTable(runs));
    });
  });
}

function addWatch(runs: Command, contextOf: ContextOf): void {
  const watch = runs
    .command('watch <run>')
    .description('replay what happened and follow what happens; Ctrl-C leaves the run going')
    .option('--after <sequence>', 'only events after this one', parseInteger(0, Number.MAX_SAFE_INTEGER))
    .option(...LOG_DIR_OPTION);
  watch.action(async (runId: string, { after = 0, logDir }: { readonly after?: number; readonly logDir?: string }) => {
    const context = contextOf(watch);
    const log = logDir === undefined ? undefined : await openRunLog(logDir, runId);
    await withLastingServer(context, (connection) =>
      followRun(connection, { runId, afterSequence: after, context, log }),
    );
  });
}

function addCancel(runs: Command, contextOf: ContextOf): void {
  const cancel = runs.command('cancel <run>').description('stop it at a checkpoint');
  cancel.action(async (runId: string) => {
    const context = contextOf(cancel);
    await withLastingServer(context, async ({ client }) => {
      const { run } = await client.training.cancelTraining({ runId }, { signal: context.signal });
      await context.output.result(plainRecord(run ?? {}), () => (run === undefined ? '' : runText(run)));
    });
  });
}

interface ResumeOptions {
  readonly logDir?: string;
  readonly trainingRoot?: readonly string[];
}

function addResume(runs: Command, contextOf: ContextOf): void {
  const resume = runs
    .command('resume <run>')
    .description('go on at the last checkpoint and follow; Ctrl-C leaves the run going')
    .option(...LOG_DIR_OPTION)
    .option(
      '--training-root <folders...>',
      'folders that a server started here (--data-dir) may read: those of the data',
    );
  resume.action(async (runId: string, { logDir, trainingRoot = [] }: ResumeOptions) => {
    const context = contextOf(resume);
    const log = logDir === undefined ? undefined : await openRunLog(logDir, runId);
    const goOn = async (connection: Connection): Promise<void> => {
      const { signal } = context;
      const { afterSequence } = await connection.client.training.resumeTraining({ runId }, { signal });
      await followRun(connection, { runId, afterSequence, context, log });
    };
    await withLastingServer(context, goOn, {
      serverFlags: trainingRoot.flatMap((root) => ['--training-root', root]),
    });
  });
}

function addDelete(runs: Command, contextOf: ContextOf): void {
  const remove = runs
    .command('delete <runs...>')
    .description('forget runs that have ended, with their events and checkpoints; their models stay');
  remove.action(async (runIds: readonly string[]) => {
    const context = contextOf(remove);
    await withLastingServer(context, async ({ client }) => {
      for (const runId of runIds) {
        await client.training.deleteTrainingRun({ runId }, { signal: context.signal });
        await context.output.result({ deleted: runId }, () => `deleted ${runId}`);
      }
    });
  });
}
