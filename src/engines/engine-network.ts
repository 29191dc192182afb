import { setImmediate } from 'node:timers/promises';
import { createBufferPool, type BufferPool } from '../domain/collections/buffer-pool.js';
import { AppError } from '../domain/errors/app-error.js';
import type { EngineNetwork, NetworkDefinition, PatchBatch } from '../ports/inference-engine.js';
import { createCallGate } from './call-gate.js';
import { createGraphCache } from './graph-cache.js';
import { requireBatch, runsOf } from './patch-batch.js';
import { centreGraph, servingGraph } from './serving-graph/serving-graph.js';
import type { WeightedGraph } from './serving-graph/weighted-graph.js';

/** A graph made ready by one engine for patches of one size. */
export interface CompiledGraph {
  /** Probabilities (count, height, width) of the graph's output window, float32 0…1. */
  run(batch: PatchBatch): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/** What an engine must add: everything else about a network is common to all. */
export type CompileGraph = (graph: WeightedGraph, patchSizePx: number) => Promise<CompiledGraph>;

/** Two views (centre, map) of two patch sizes; more is a client cycling sizes, and the oldest graph goes. */
const MAX_COMPILED_GRAPHS = 4;

/** Runs of one network come one at a time, so that one is staged: at most 8 patches of 256 px. */
const MAX_STAGED_BYTES = 2 * 1024 * 1024;

type View = 'centre' | 'map';

/** Checks and splits batches, compiles graphs on first use, and disposes only when no call is under way. */
export function createEngineNetwork(definition: NetworkDefinition, compile: CompileGraph): EngineNetwork {
  const { label, spec, centreSizePx } = definition;
  const graph = servingGraph(definition);
  const gate = createCallGate(label);
  const cache = createGraphCache<CompiledGraph>(label, MAX_COMPILED_GRAPHS);
  const staging = createBufferPool({ maxIdleBytes: MAX_STAGED_BYTES, allocate: (bytes) => new ArrayBuffer(bytes) });

  const score = (view: View, batch: PatchBatch): Promise<Float32Array> =>
    gate.run(async () => {
      requireBatch(batch, label, spec, centreSizePx);
      const { patchSizePx } = batch;
      const sidePx = view === 'centre' ? centreSizePx : patchSizePx;
      const compileView = (): Promise<CompiledGraph> => compile(centreGraph(graph, patchSizePx, sidePx), patchSizePx);
      return cache.use(`${view} ${patchSizePx}`, compileView, (ready) =>
        runAll(ready, batch, sidePx * sidePx, staging),
      );
    });
  return {
    centreProbabilities: (batch) => score('centre', batch),
    probabilityMaps: (batch) => score('map', batch),
    dispose: async () => {
      await gate.close();
      await cache.dispose();
    },
  };
}

async function runAll(
  graph: CompiledGraph,
  batch: PatchBatch,
  valuesPerPatch: number,
  staging: BufferPool,
): Promise<Float32Array> {
  const runs = [...runsOf(batch)];
  const [only] = runs;
  if (only !== undefined && runs.length === 1) return runOne(graph, only, valuesPerPatch, staging);
  const probabilities = new Float32Array(batch.count * valuesPerPatch);
  let filled = 0;
  for (const part of runs) {
    // Runs block the event loop: let messages such as a cancellation in between two of them.
    if (filled > 0) await setImmediate();
    const values = await runOne(graph, part, valuesPerPatch, staging);
    probabilities.set(values, filled);
    filled += values.length;
  }
  return probabilities;
}

async function runOne(
  graph: CompiledGraph,
  part: PatchBatch,
  valuesPerPatch: number,
  staging: BufferPool,
): Promise<Float32Array> {
  const values = await runUnshared(graph, part, staging);
  if (values.length === part.count * valuesPerPatch) return values;
  throw new AppError('INTERNAL', `a graph gave ${values.length} values for ${part.count} patches of ${valuesPerPatch}`);
}

/** Native libraries refuse shared memory (onnxruntime-node: "Invalid argument"), so a run's part of it is copied. */
async function runUnshared(graph: CompiledGraph, part: PatchBatch, staging: BufferPool): Promise<Float32Array> {
  if (!(part.data.buffer instanceof SharedArrayBuffer)) return graph.run(part);
  const data = staging.take(part.data.length);
  try {
    data.set(part.data);
    return await graph.run({ ...part, data });
  } finally {
    staging.giveBack(data);
  }
}
