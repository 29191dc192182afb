// A run that is begun here: shown to its end, cancelled by Ctrl-C at a checkpoint.
import { TrainingRunState, type SentinodeClient, type TrainResponse } from '@sentinode/client';
import type { CliContext } from '../context.js';
import { CliError } from '../errors/cli-error.js';
import { describeError } from '../errors/describe-error.js';
import { EXIT } from '../errors/exit-codes.js';
import { followEvents } from './follow-events.js';
import { goOnText } from './go-on-text.js';
import type { RunLog } from './log/run-log.js';
import type { TrainPlan } from './plan-train.js';
import { createRunView, type RunView } from './view/run-view.js';
import { watchRun } from './watch-run.js';
import { watchedEvents } from './watched-events.js';

export interface RunToEnd {
  readonly client: SentinodeClient;
  readonly plan: Pick<TrainPlan, 'request' | 'roots'>;
  readonly context: CliContext;
  readonly log: RunLog | undefined;
}

/** Resolves when the model is registered. Throws the run's error when it ends without one. */
export async function runToEnd({ client, plan, context, log }: RunToEnd): Promise<void> {
  // Ctrl-C cancels the run, not the stream: the last checkpoint and the end are still to be seen.
  const streams = new AbortController();
  const view = createRunView(context, 0);
  const goesOn = (runId: string): string => goOnText('resume', runId, context, plan.roots);
  const canceller = createCanceller({ client, context, streams, view, goesOn });
  const { signal } = streams;
  const events = followEvents({
    events: client.training.train(plan.request, { signal }),
    reopen: (runId, afterSequence) => watchedEvents(client, runId, afterSequence, signal),
    signal,
    note: (text) => view.note(text),
  });
  let last: TrainResponse | undefined;
  try {
    await watchRun(events, context, {
      view,
      log,
      onEvent: (response) => {
        last = response;
        canceller.follow(response.runId);
      },
    });
  } finally {
    const wasCancelled = await canceller.end();
    // A run that was cancelled has been told of.
    if (!wasCancelled && canBeResumed(last)) view.note(`the run can go on with: ${goesOn(last.runId)}`);
  }
  throwEnd(last);
}

function canBeResumed(last: TrainResponse | undefined): last is TrainResponse {
  return last?.event?.$case === 'ended' && last.event.value.run?.resumable === true;
}

/** A stream that was opened again ends quietly where the first one would have thrown. */
function throwEnd(last: TrainResponse | undefined): void {
  if (last?.event?.$case !== 'ended') return;
  const { error } = last.event.value.run ?? {};
  const wasCancelled = last.event.value.run?.state === TrainingRunState.CANCELLED;
  throw new CliError(
    wasCancelled ? 'CANCELLED' : 'RUN_FAILED',
    wasCancelled ? EXIT.cancelled : EXIT.unexpected,
    error?.message ?? 'the run ended without a model',
  );
}

interface Canceller {
  /** The run to cancel, once it is known. */
  follow(runId: string): void;
  /** Waits for a cancellation that is under way; says whether there was one. */
  end(): Promise<boolean>;
}

interface CancellerOptions {
  readonly client: SentinodeClient;
  readonly context: CliContext;
  readonly streams: AbortController;
  readonly view: RunView;
  readonly goesOn: (runId: string) => string;
}

function createCanceller({ client, context, streams, view, goesOn }: CancellerOptions): Canceller {
  const { signal } = context;
  let runId: string | undefined;
  let cancelling: Promise<void> | undefined;
  const cancel = async (id: string): Promise<void> => {
    view.note('stopping the run at a checkpoint … (Ctrl-C again leaves at once)');
    try {
      const { run } = await client.training.cancelTraining({ runId: id });
      if (run?.resumable !== true) return;
      const at = run.checkpointEpoch > 0 ? ` at its checkpoint in epoch ${run.checkpointEpoch}` : '';
      view.note(`run ${id} is stopped${at}; it goes on with: ${goesOn(id)}`);
    } catch (error) {
      view.note(`run ${id} could not be stopped: ${describeError(error).record.message}`);
      streams.abort();
    }
  };
  const cancelOnce = (): void => {
    if (runId !== undefined) cancelling ??= cancel(runId);
  };
  signal.addEventListener('abort', cancelOnce);
  return {
    follow(id) {
      runId = id;
      // Ctrl-C may have come before the run had a name.
      if (signal.aborted) cancelOnce();
    },
    async end() {
      signal.removeEventListener('abort', cancelOnce);
      await cancelling;
      return cancelling !== undefined;
    },
  };
}
