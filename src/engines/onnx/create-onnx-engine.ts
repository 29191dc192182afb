// Engine `onnx`: onnxruntime's CPU library, which every `npm install` brings; graphs are built here from spec and
// weights.
import { createRequire } from 'node:module';
import * as ort from 'onnxruntime-node';
import { AppError } from '../../domain/errors/app-error.js';
import type { InferenceEngine, ReducedServing } from '../../ports/inference-engine.js';
import { createEngineNetwork, type CompiledGraph, type CompileGraph } from '../engine-network.js';
import { instanceThreads } from '../engine-instances.js';
import type { EngineOptions } from '../engine-options.js';
import { computeThreads, threadsInWords } from '../../process/compute-threads.js';
import { requirePrecision } from '../require-precision.js';
import type { WeightedGraph } from '../serving-graph/weighted-graph.js';
import { buildOnnxModel, OUTPUT_NAME } from './build-onnx-model.js';
import { buildInt8Model } from './int8/build-int8-model.js';
import { runSession } from './run-session.js';

/**
 * Blocks the event loop while it runs, and aborts the process if a thread is terminated meanwhile: child processes
 * only.
 */
export async function createOnnxEngine(options: EngineOptions = {}): Promise<InferenceEngine> {
  const all = options.threads ?? computeThreads();
  const threads = options.isOneOfSeveral === true ? instanceThreads('onnx', all) : all;
  const { version } = createRequire(import.meta.url)('onnxruntime-node/package.json') as { readonly version: string };
  const settings = sessionOptions(threads);
  return {
    id: 'onnx',
    device: `cpu, onnxruntime ${version}, ${threadsInWords(threads)}`,
    load: async (definition) => {
      requirePrecision('onnx', definition);
      return createEngineNetwork(definition, compileWith(settings, definition.reduced));
    },
    // Sessions belong to networks.
    dispose: async () => undefined,
  };
}

/** Figures behind these choices: docs/engines.md. */
export function sessionOptions(threads: number): ort.InferenceSession.SessionOptions {
  return {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // `all` turns convolutions to blocked layout (NCHWc): twice as fast as `extended`.
    graphOptimizationLevel: 'all',
    // Without the arena large planes are mapped and unmapped at each run; it is bounded by the run's size limit.
    enableCpuMemArena: true,
    // Spinning threads would take the cores from decoding between runs and gain nothing.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
}

function compileWith(options: ort.InferenceSession.SessionOptions, reduced: ReducedServing | undefined): CompileGraph {
  const build = (graph: WeightedGraph, patchSizePx: number): Uint8Array =>
    reduced?.kind === 'int8' ? buildInt8Model(graph, patchSizePx, reduced.ranges) : buildOnnxModel(graph, patchSizePx);
  return async (graph, patchSizePx) => {
    const session = await createSession(build(graph, patchSizePx), options);
    return {
      run: async (batch) => (await runSession(session, batch, [OUTPUT_NAME]))[OUTPUT_NAME],
      dispose: () => session.release(),
    } satisfies CompiledGraph;
  };
}

export async function createSession(
  model: Uint8Array,
  options: ort.InferenceSession.SessionOptions,
): Promise<ort.InferenceSession> {
  try {
    return await ort.InferenceSession.create(model, options);
  } catch (error) {
    throw new AppError('INTERNAL', 'onnxruntime refused the graph', { cause: error });
  }
}
