// An engine in threads of its own, so that a run does not freeze the event loop that feeds it.
import { computeThreads } from '../../process/compute-threads.js';
import { engineInstances } from '../engine-instances.js';
import type { EngineOptions } from '../engine-options.js';
import type { OpenedEngine } from '../open-engine.js';
import type { EnginePreference } from '../select-engine.js';
import { createCrew } from './crew.js';
import { startEngineThread, type EngineThread, type EngineThreadStart } from './engine-thread.js';
import { createThreadedEngine } from './threaded-engine.js';

/**
 * Like `openEngine`, with as many instances of the engine as `engineInstances` says, each in a thread of its own. A thread
 * must not be ended while a run is under way, for that aborts the whole process: they live as long as the process does,
 * or until `dispose`. `onLost` is told of one that ends before: what is computed from then on may fail.
 */
export async function openEngineThreads(
  preference: EnginePreference,
  options: Pick<EngineOptions, 'threads'> & Pick<EngineThreadStart, 'onLost'> = {},
): Promise<OpenedEngine> {
  const threads = options.threads ?? computeThreads();
  const shared = { threads, isOneOfSeveral: true };
  const start = (of: EnginePreference): EngineThread => startEngineThread({ preference: of, options: shared }, options);
  const first = start(preference);
  const { id, device, reason, engines } = await first.opened;
  const count = engineInstances(id, threads);
  const others = Array.from({ length: count - 1 }, () => start(id));
  const all = [first, ...others];
  await allOpen(all);
  const described = count === 1 ? device : `${device}, ${count} instances`;
  return { engine: createThreadedEngine({ id, device: described }, createCrew(all)), reason, engines };
}

/** One that does not open ends those that have. */
async function allOpen(threads: readonly EngineThread[]): Promise<void> {
  const results = await Promise.allSettled(threads.map(({ opened }) => opened));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed === undefined) return;
  await Promise.all(threads.map((thread) => thread.end()));
  throw failed.reason;
}
