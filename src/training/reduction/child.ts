// Reduction child: one version, gone with its parent.
import { setPriority } from 'node:os';
import { ENGINE_OF_PRECISION } from '../../domain/networks/precision.js';
import type { ReductionWork } from '../../ports/reducer.js';
import { toWireError } from '../../process/wire-error.js';
import type { ReductionReply } from './messages.js';

/** As a training child's: serving comes first. Set before any thread that computes exists. */
const NICENESS = 10;
setPriority(NICENESS);

process.once('message', (work: ReductionWork) => void serve(work));
process.on('disconnect', () => process.exit(1));

async function serve(work: ReductionWork): Promise<void> {
  try {
    const { openEngine } = await import('../../engines/open-engine.js');
    const { openRangeMeter } = await import('../../engines/onnx/int8/open-range-meter.js');
    const { loadModel, readDefinition } = await import('../../models/load-model.js');
    const { reduceVersion } = await import('./reduce-version.js');
    const { engine } = await openEngine(ENGINE_OF_PRECISION[work.precision]);
    const tools = { engine, openRangeMeter, loadModel, readDefinition };
    for await (const event of reduceVersion(work, tools)) await send({ type: 'event', event });
  } catch (error) {
    await send({ type: 'failed', error: toWireError(error) });
  }
  process.disconnect();
}

/** Resolves when the message has left. */
function send(reply: ReductionReply): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(reply, undefined, {}, () => {
      resolve();
    });
  });
}
