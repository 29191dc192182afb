// Follows a training run: its course on stdout, the way there in a view on stderr, its curves in a log.
import type { TrainResponse } from '@sentinode/client';
import type { CliContext } from '../context.js';
import type { RunLog } from './log/run-log.js';
import { trainingRecord } from './training-record.js';
import { trainingText } from './training-text.js';
import type { RunView } from './view/run-view.js';

export interface WatchOptions {
  /** Ended here. */
  readonly view: RunView;
  /** Writes the curves to files. */
  readonly log?: RunLog | undefined;
  /** Events up to this one go into the log and the view, but are not printed. */
  readonly afterSequence?: number;
  /** Told of every event first. */
  readonly onEvent?: (response: TrainResponse) => void;
}

/** Shows every event; resolves with the stream. */
export async function watchRun(
  events: AsyncIterable<TrainResponse>,
  context: CliContext,
  { view, log, afterSequence = 0, onEvent = () => undefined }: WatchOptions,
): Promise<void> {
  const record = forgiving(log, (text) => view.note(text));
  try {
    for await (const response of events) {
      onEvent(response);
      await record(response);
      if (response.sequence > afterSequence) await print(response, context, () => view.clear());
      view.event(response);
    }
  } finally {
    view.end();
  }
}

/** Text has a line for what matters; JSON one for every event. */
async function print(response: TrainResponse, { output }: CliContext, makeRoom: () => void): Promise<void> {
  const text = trainingText(response);
  if (text === undefined && !output.json) return;
  makeRoom();
  await output.result(trainingRecord(response), () => text ?? '');
}

/** A log that can no longer be written must not cost the run, which may have taken days. */
function forgiving(log: RunLog | undefined, note: (text: string) => void): (response: TrainResponse) => Promise<void> {
  let writing = log;
  return async (response) => {
    try {
      await writing?.record(response);
    } catch (error) {
      writing = undefined;
      note(`the log ends here, the run goes on: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}
