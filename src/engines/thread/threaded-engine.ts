import { createBufferPool, type BufferPool } from '../../domain/collections/buffer-pool.js';
import type { EngineNetwork, InferenceEngine, NetworkDefinition, PatchBatch } from '../../ports/inference-engine.js';
import { createCallGate } from '../call-gate.js';
import { requireBatch } from '../patch-batch.js';
import type { Crew } from './crew.js';
import type { EngineThread } from './engine-thread.js';
import { partPatches, type SharedWork } from './shared-work.js';
import type { EngineCall } from './thread-messages.js';

/** Patches and values of two runs that overlap, at 256 px: what comes in shared memory needs no place here. */
const MAX_IDLE_BYTES = 8 * 1024 * 1024;

/** The engine of all threads of the crew, as one. */
export function createThreadedEngine(named: Pick<InferenceEngine, 'id' | 'device'>, crew: Crew): InferenceEngine {
  const memory = createBufferPool({
    maxIdleBytes: MAX_IDLE_BYTES,
    allocate: (bytes) => new SharedArrayBuffer(bytes),
  });
  return {
    ...named,
    untilFree: crew.untilFree,
    load: async (definition) => threadedNetwork(definition, await loadInto(crew, definition), crew, memory),
    dispose: async () => {
      await Promise.all(crew.threads.map((thread) => crew.ask(thread, { kind: 'dispose' })));
      await Promise.all(crew.threads.map((thread) => thread.end()));
    },
  };
}

/** The number of the network in each thread. */
type Numbers = ReadonlyMap<EngineThread, number>;

/** A thread that cannot load it frees the others of it. */
async function loadInto(crew: Crew, definition: NetworkDefinition): Promise<Numbers> {
  const numbers = new Map<EngineThread, number>();
  const results = await Promise.allSettled(
    crew.threads.map(async (thread) => {
      numbers.set(thread, Number(await crew.ask(thread, { kind: 'load', definition })));
    }),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed === undefined) return numbers;
  await unloadFrom(crew, numbers);
  throw failed.reason;
}

async function unloadFrom(crew: Crew, numbers: Numbers): Promise<void> {
  await Promise.all(Array.from(numbers, ([thread, network]) => crew.ask(thread, { kind: 'unload', network })));
}

function threadedNetwork(
  { label, spec, centreSizePx }: NetworkDefinition,
  numbers: Numbers,
  crew: Crew,
  memory: BufferPool,
): EngineNetwork {
  const gate = createCallGate(label);
  const run = async (view: SharedWork['view'], given: PatchBatch): Promise<Float32Array> => {
    requireBatch(given, label, spec, centreSizePx);
    const sidePx = view === 'centre' ? centreSizePx : given.patchSizePx;
    const batch = inSharedMemory(given, memory);
    const bytes = memory.take(given.count * sidePx ** 2 * Float32Array.BYTES_PER_ELEMENT);
    const values = new Float32Array(bytes.buffer, 0, given.count * sidePx ** 2);
    await workAt({ view, batch, values }, numbers, crew);
    const own = new Float32Array(values);
    // Not after a failure: a thread that was lost may still write to them.
    memory.giveBack(bytes);
    if (batch !== given) memory.giveBack(batch.data);
    return own;
  };
  return {
    centreProbabilities: (batch) => gate.run(() => run('centre', batch)),
    probabilityMaps: (batch) => gate.run(() => run('map', batch)),
    dispose: async () => {
      await gate.close();
      await unloadFrom(crew, numbers);
    },
  };
}

/** Ends when all who worked at it have ended. */
async function workAt(
  task: Pick<SharedWork, 'view' | 'batch' | 'values'>,
  numbers: Numbers,
  { threads, chooseFor, ask }: Crew,
): Promise<void> {
  const step = partPatches(task.batch, threads.length);
  const nextPart = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const work: SharedWork = { ...task, partPatches: step, nextPart };
  const calls = chooseFor(Math.ceil(task.batch.count / step)).map((thread) => {
    const call: EngineCall = { kind: 'run', network: numbers.get(thread) ?? 0, work };
    return ask(thread, call);
  });
  const failed = (await Promise.allSettled(calls)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function inSharedMemory(batch: PatchBatch, memory: BufferPool): PatchBatch {
  if (batch.data.buffer instanceof SharedArrayBuffer) return batch;
  const data = memory.take(batch.data.length);
  data.set(batch.data);
  return { ...batch, data };
}
