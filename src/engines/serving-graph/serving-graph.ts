// Exact rewrites from the training graph to what engines serve: same answers, less work. Pure; shared by all engines.
import { AppError } from '../../domain/errors/app-error.js';
import { restrictToWindow } from '../../domain/networks/restrict-to-window.js';
import { sizeOf, weightShapes } from '../../domain/networks/weight-shapes.js';
import { centreWindow } from '../../domain/networks/window.js';
import type { NetworkDefinition } from '../../ports/inference-engine.js';
import { foldBatchNorm } from './fold-batch-norm.js';
import { poolBeforeElu } from './pool-before-elu.js';
import { removeDropout } from './remove-dropout.js';
import { tumourLogit } from './tumour-logit.js';
import type { WeightedGraph } from './weighted-graph.js';

/**
 * The graph to serve, its last node one channel: the logit whose sigmoid is the tumour probability.
 * Throws MODEL_INVALID when weights and spec do not fit, or the network does not end in a two-class softmax.
 */
export function servingGraph(definition: NetworkDefinition): WeightedGraph {
  requireWeights(definition);
  return tumourLogit(poolBeforeElu(foldBatchNorm(removeDropout(definition))));
}

/** The serving graph cut down to the centre of a patch and the halo it needs; right for this patch size alone. */
export function centreGraph(graph: WeightedGraph, patchSizePx: number, centreSizePx: number): WeightedGraph {
  if (patchSizePx === centreSizePx) return graph;
  const patch = { height: patchSizePx, width: patchSizePx };
  return { ...graph, spec: restrictToWindow(graph.spec, patch, centreWindow(patch, centreSizePx)) };
}

function requireWeights({ label, spec, weights }: NetworkDefinition): void {
  for (const { name, shape } of weightShapes(spec)) {
    const weight = weights.get(name);
    if (weight === undefined) throw new AppError('MODEL_INVALID', `${label}: weight ${name} is missing`);
    if (weight.length !== sizeOf(shape)) {
      throw new AppError(
        'MODEL_INVALID',
        `${label}: weight ${name} has ${weight.length} values, not ${shape.join('×')}`,
      );
    }
  }
}
