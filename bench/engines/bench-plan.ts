import type { EngineId } from '../../src/ports/inference-engine.js';

/** What one child measures. */
export interface BenchPlan {
  /** `raw`: onnxruntime by itself on the onnx engine's centre graph, its input made once. */
  readonly subject: EngineId | 'raw';
  readonly networks: readonly string[];
  readonly batches: readonly number[];
  /** Spent on each cell, at least. */
  readonly seconds: number;
  readonly patchSizePx: number;
  readonly centreSizePx: number;
}

export interface BenchRow {
  readonly subject: EngineId | 'raw';
  readonly network: string;
  readonly batch: number;
  /** Median over the calls. */
  readonly msPerPatch: number;
  /** Processor time of the whole process, mean over the calls: far less disturbed by other work than the clock. */
  readonly cpuMsPerPatch: number;
}
