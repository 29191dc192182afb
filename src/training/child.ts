// Training child: one run, told and stopped over IPC, gone with its parent.
import { giveWayToServing } from '../process/give-way-to-serving.js';
import { sendToParent } from '../process/send-to-parent.js';
import { watchVitals } from '../process/watch-vitals.js';
import { toWireError } from '../process/wire-error.js';
import type { TrainingReply, TrainingRequest } from './messages.js';

giveWayToServing();

const send = (reply: TrainingReply): Promise<void> => sendToParent(reply);

/** A scraper comes every 15 s or so. */
const VITALS_EVERY_MS = 5_000;

const vitals = watchVitals();
setInterval(() => void send({ type: 'vitals', vitals: vitals() }), VITALS_EVERY_MS).unref();

const abort = new AbortController();

process.on('message', (request: TrainingRequest) => {
  switch (request.type) {
    case 'start':
      void serve(request);
      break;
    case 'cancel':
      abort.abort();
      break;
  }
});
// The parent is gone: the last checkpoint is at most a minute old, and nobody is left to read another.
process.on('disconnect', () => process.exit(1));

async function serve({ work, device }: Extract<TrainingRequest, { type: 'start' }>): Promise<void> {
  try {
    const { openTrainingDevice } = await import('./devices/open-training-device.js');
    const { runJob } = await import('./run-job.js');
    const opened = await openTrainingDevice(device);
    for await (const event of runJob(work, opened, abort.signal)) await send({ type: 'event', event });
    await send({ type: 'done' });
  } catch (error) {
    await send({ type: 'failed', error: toWireError(error) });
  }
  process.disconnect();
}
