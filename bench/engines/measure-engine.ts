// Child of bench/engines.ts: measures one engine and sends the rows.
import * as ort from 'onnxruntime-node';
import { isArchitectureId } from '../../src/domain/networks/architecture.js';
import { buildOnnxModel, INPUT_NAME } from '../../src/engines/onnx/build-onnx-model.js';
import { computeThreads } from '../../src/process/compute-threads.js';
import type { Precision } from '../../src/domain/networks/precision.js';
import { openRangeMeter } from '../../src/engines/onnx/int8/open-range-meter.js';
import { loadEngine } from '../../src/engines/open-engine.js';
import { centreGraph, servingGraph } from '../../src/engines/serving-graph/serving-graph.js';
import type { InferenceEngine, NetworkDefinition, PatchBatch } from '../../src/ports/inference-engine.js';
import { firstPatches, seededBatch, seededNetwork } from '../../test/engines/seeded-network.js';
import { plainModel, PLAIN_INPUT } from './plain-model.js';
import type { BenchPlan, BenchRow } from './bench-plan.js';

/** Scores one batch once. */
type Call = (batch: PatchBatch) => Promise<unknown>;

/** The ranges of int8 are those of the very patches that are measured: they change no step of the work. */
async function reducedTo(
  precision: Precision,
  definition: NetworkDefinition,
  batch: PatchBatch,
): Promise<NetworkDefinition> {
  if (precision === 'float32') return definition;
  if (precision !== 'int8') return { ...definition, reduced: { kind: precision } };
  const meter = await openRangeMeter(definition, batch.patchSizePx);
  await meter.measure(batch);
  const ranges = meter.ranges(100);
  await meter.dispose();
  return { ...definition, reduced: { kind: precision, ranges } };
}

async function engineCall(engine: InferenceEngine, definition: NetworkDefinition): Promise<Call> {
  const network = await engine.load(definition);
  return (batch) => network.centreProbabilities(batch);
}

async function rawCall(model: Uint8Array, inputName: string, patchSizePx: number): Promise<Call> {
  // Its own defaults but for the threads, which the engine sets too.
  const session = await ort.InferenceSession.create(model, {
    intraOpNumThreads: computeThreads(),
  });
  const feeds = new Map<PatchBatch, ort.InferenceSession.FeedsType>();
  return (batch) => {
    const shape = [batch.count, patchSizePx, patchSizePx, 3];
    const feed = feeds.get(batch) ?? { [inputName]: new ort.Tensor('uint8', batch.data, shape) };
    feeds.set(batch, feed);
    return session.run(feed);
  };
}

function onnxruntimeCall(subject: 'raw' | 'plain', definition: NetworkDefinition, patchSizePx: number): Promise<Call> {
  if (subject === 'plain') return rawCall(plainModel(definition, patchSizePx), PLAIN_INPUT, patchSizePx);
  const graph = centreGraph(servingGraph(definition), patchSizePx, definition.centreSizePx);
  return rawCall(buildOnnxModel(graph, patchSizePx), INPUT_NAME, patchSizePx);
}

type Cost = Pick<BenchRow, 'msPerPatch' | 'cpuMsPerPatch'>;

/** Over at least `seconds` and three calls, after one that warms up. */
async function costOf(call: Call, batch: PatchBatch, seconds: number): Promise<Cost> {
  await call(batch);
  const times: number[] = [];
  const cpuStart = process.cpuUsage();
  const end = performance.now() + seconds * 1000;
  while (times.length < 3 || performance.now() < end) {
    const start = performance.now();
    await call(batch);
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(cpuStart);
  times.sort((a, b) => a - b);
  return {
    msPerPatch: (times[Math.floor(times.length / 2)] ?? NaN) / batch.count,
    cpuMsPerPatch: (user + system) / 1000 / times.length / batch.count,
  };
}

async function measure({
  subject,
  precision,
  networks,
  batches,
  seconds,
  patchSizePx,
  centreSizePx,
}: BenchPlan): Promise<BenchRow[]> {
  const engine = subject === 'raw' || subject === 'plain' ? undefined : await loadEngine(subject);
  const rows: BenchRow[] = [];
  for (const network of networks) {
    if (!isArchitectureId(network)) throw new Error(`no network ${network}`);
    const definition = seededNetwork(network, centreSizePx);
    const largest = seededBatch(Math.max(...batches), patchSizePx);
    const call = await (engine === undefined
      ? onnxruntimeCall(subject === 'plain' ? 'plain' : 'raw', definition, patchSizePx)
      : engineCall(engine, await reducedTo(precision, definition, firstPatches(largest, 1))));
    for (const batch of batches) {
      const cost = await costOf(call, firstPatches(largest, batch), seconds);
      rows.push({ subject, precision, network, batch, ...cost });
    }
  }
  return rows;
}

const rows = await measure(JSON.parse(process.argv[2] ?? '{}') as BenchPlan);
process.send?.(rows, () => process.exit(0));
