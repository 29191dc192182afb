/** The engine alone, on patches that lie in memory: what a whole slide is held against. */
export interface LoopPlan {
  /** `serving`: the graphs that the service runs; `plain`: the training graphs as they stand, softmax and full map. */
  readonly graph: 'serving' | 'plain';
  /** The members of its ensemble.json, one run each for every batch. */
  readonly modelsDir: string;
  readonly patches: number;
  readonly threads: number;
}

export interface LoopTurn {
  readonly patches: number;
  readonly seconds: number;
  /** Processor time of the whole process within those seconds. */
  readonly cpuSeconds: number;
  readonly peakMib: number;
}
