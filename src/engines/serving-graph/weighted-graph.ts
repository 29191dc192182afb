import type { NetworkSpec } from '../../domain/networks/network-spec.js';

/** A network with its weights by `<node>/<part>`; rewrites take one and return another, never changing theirs. */
export interface WeightedGraph {
  readonly spec: NetworkSpec;
  readonly weights: ReadonlyMap<string, Float32Array>;
}
