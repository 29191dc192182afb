import { buildNetwork } from '../../src/domain/networks/architecture.js';
import type { NetworkNode } from '../../src/domain/networks/network-spec.js';
import { resolveTrim } from '../../src/domain/networks/plane-geometry.js';
import { restrictToWindow } from '../../src/domain/networks/restrict-to-window.js';
import { centreWindow } from '../../src/domain/networks/window.js';
import type { KerasPlan, TrainBenchPlan } from './train-bench-plan.js';

/** The plan with the graph that our loop trains. */
export function kerasPlan(plan: TrainBenchPlan): KerasPlan {
  const options = plan.network === 'inceptionv3' ? { downPara: 2 } : {};
  const plane = { height: plan.patchSizePx, width: plan.patchSizePx };
  const whole = buildNetwork({ id: plan.network, options });
  const spec = restrictToWindow(whole, plane, centreWindow(plane, plan.lossSizePx));
  return { ...plan, spec: { ...spec, nodes: spec.nodes.map(withTrim) } };
}

function withTrim(node: NetworkNode): NetworkNode {
  if (node.op !== 'transposedConv2d') return node;
  return { ...node, padding: resolveTrim(node.padding, node.kernel, node.stride) };
}
