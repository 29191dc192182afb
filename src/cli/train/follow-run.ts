// A run that goes on by itself, shown from its first event: Ctrl-C ends the showing alone.
import type { Connection } from '../connection/with-client.js';
import type { CliContext } from '../context.js';
import { followEvents } from './follow-events.js';
import { goOnText } from './go-on-text.js';
import type { RunLog } from './log/run-log.js';
import { createRunView } from './view/run-view.js';
import { watchRun } from './watch-run.js';
import { watchedEvents } from './watched-events.js';

export interface FollowedRun {
  readonly runId: string;
  /** Earlier events go into view and log, but are not printed. */
  readonly afterSequence: number;
  readonly context: CliContext;
  readonly log: RunLog | undefined;
}

export async function followRun({ client, isPrivate }: Connection, run: FollowedRun): Promise<void> {
  const { runId, afterSequence, context, log } = run;
  const { signal, output } = context;
  const reopen = (id: string, after: number): ReturnType<typeof watchedEvents> =>
    watchedEvents(client, id, after, signal);
  const view = createRunView(context, afterSequence);
  const events = followEvents({
    events: reopen(runId, 0),
    reopen,
    signal,
    note: (text) => view.note(text),
  });
  try {
    await watchRun(events, context, { view, log, afterSequence });
  } catch (error) {
    if (signal.aborted) {
      // A server that was started for this command ends with it.
      const stopped = `the run stops at a checkpoint with the server that was started here; it goes on with: ${goOnText('resume', runId, context)}`;
      output.note(isPrivate ? stopped : `the run goes on; see it again with: ${goOnText('watch', runId, context)}`);
    }
    throw error;
  }
}
