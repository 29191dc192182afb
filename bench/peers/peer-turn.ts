/** Everyone who scores the slide, in the order of a round. */
export const PEER_NAMES = [
  'sentinode',
  'script',
  'wsinfer',
  'wsinfer, malloc',
  'tiatoolbox',
  'tiatoolbox, malloc',
] as const;
export type PeerName = (typeof PEER_NAMES)[number];

/** What everyone is asked for. */
export interface PeerPlan {
  readonly slide: string;
  /** Folder of our models: SimpleNet alone. */
  readonly modelsDir: string;
  /** The same network as a plain ONNX file, and its weights as safetensors. */
  readonly model: string;
  readonly weights: string;
  readonly patchSizePx: number;
  readonly centreSizePx: number;
  readonly mpp: number;
  readonly batch: number;
  readonly threads: number;
}

/** One slide, scored once. */
export interface PeerTurn {
  readonly peer: PeerName;
  readonly patches: number;
  /** From the question to the last score, with everything loaded before. */
  readonly seconds: number;
  /** From the start of the first process to the end of the last. */
  readonly wholeSeconds: number;
  /** Processor time within `seconds`, all processes together. */
  readonly cpuSeconds: number;
  /** Of ours the peaks of service and compute child added up; of the others that of the largest process. */
  readonly peakMib: number;
  readonly software: string;
  /** By `left,top` in pixels of level 0. */
  readonly scores: Readonly<Record<string, number>>;
}
