// Follows a training run on the terminal: its course on stdout, its steps in the bar.
import type { TrainResponse } from '@sentinode/client';
import type { CliContext } from '../context.js';
import { createProgressView } from '../output/progress-view.js';
import { trainingRecord } from './training-record.js';
import { showStep, trainingText } from './training-text.js';

/** Shows every event; resolves with the stream. `onRun` learns the run's id from the first event. */
export async function watchRun(
  events: AsyncIterable<TrainResponse>,
  { output, globals }: CliContext,
  onRun: (runId: string) => void = () => undefined,
): Promise<void> {
  const view = createProgressView({ stream: output.stderr, quiet: globals.quiet ?? false, subject: 'train' });
  const steps = showStep(view);
  try {
    for await (const response of events) {
      onRun(response.runId);
      steps(response);
      const text = trainingText(response);
      if (text === undefined) continue;
      view.end();
      await output.result(trainingRecord(response), () => text);
    }
  } finally {
    view.end();
  }
}
