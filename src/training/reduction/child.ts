// Reduction child: one version, gone with its parent.
import { ENGINE_OF_PRECISION } from '../../domain/networks/precision.js';
import type { ReductionWork } from '../../ports/reducer.js';
import { giveWayToServing } from '../../process/give-way-to-serving.js';
import { sendToParent } from '../../process/send-to-parent.js';
import { toWireError } from '../../process/wire-error.js';
import type { ReductionReply } from './messages.js';

giveWayToServing();

const send = (reply: ReductionReply): Promise<void> => sendToParent(reply);

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
