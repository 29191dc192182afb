import type { Precision } from '../../src/domain/networks/precision.js';
import type { EngineId } from '../../src/ports/inference-engine.js';

export type Subject = EngineId | 'raw' | 'plain';

/** What one child measures. */
export interface BenchPlan {
  /**
   * `raw`: onnxruntime by itself on the onnx engine's centre graph, its input made once; `plain`: the same on the
   * training graph as it stands, softmax and whole map.
   */
  readonly subject: Subject;
  /** Of an engine; onnxruntime by itself computes float32. */
  readonly precision: Precision;
  readonly networks: readonly string[];
  readonly batches: readonly number[];
  /** Spent on each cell, at least. */
  readonly seconds: number;
  readonly patchSizePx: number;
  readonly centreSizePx: number;
}

export interface BenchRow {
  readonly subject: Subject;
  readonly precision: Precision;
  readonly network: string;
  readonly batch: number;
  /** Median over the calls. */
  readonly msPerPatch: number;
  /** Processor time of the whole process, mean over the calls: far less disturbed by other work than the clock. */
  readonly cpuMsPerPatch: number;
}
