// Interpreter: runs a network spec on tfjs tensors, for inference and for training.
import { AppError } from '../domain/errors/app-error.js';
import type { NetworkNode, NetworkSpec } from '../domain/networks/network-spec.js';
import { evaluateNode, type Pass, type TrainingPass } from './evaluate-node.js';
import type { WeightTensors } from './node-weights.js';
import type { TensorOps } from './tensor-ops.js';
import type { Tensor4D } from './tf-namespace.js';

/**
 * Runs `spec` on `x`, (B, H, W, 3) float32 of 0…255, and returns the output node's value (B, H', W', C).
 * With `training`, dropout acts and batch norm uses the batch. Not tidied: wrap the call in `tf.tidy`.
 */
export function runNetwork(
  ops: TensorOps,
  spec: NetworkSpec,
  weights: WeightTensors,
  x: Tensor4D,
  training?: TrainingPass,
): Tensor4D {
  const values = new Map<string, Tensor4D>();
  const lastUse = lastUses(spec);
  const pass: Pass = { ops, weights, training, dataNodes: findDataNodes(spec) };
  for (const node of spec.nodes) {
    const inputs = node.inputs.map((name) => valueOf(values, name));
    const value = node.op === 'input' ? x : evaluateNode(pass, node, inputs);
    values.set(node.name, value);
    // Without gradients nothing else holds the intermediate values: free them now, not at the end of the pass.
    if (training === undefined) releaseInputs(node, values, lastUse, x);
  }
  return valueOf(values, spec.output);
}

function valueOf(values: ReadonlyMap<string, Tensor4D>, name: string): Tensor4D {
  const value = values.get(name);
  if (value === undefined) throw new AppError('MODEL_INVALID', `node ${name} has no value`);
  return value;
}

const DATA_OPS: ReadonlySet<string> = new Set(['input', 'scaleShift', 'crop']);

function findDataNodes(spec: NetworkSpec): ReadonlySet<string> {
  const data = new Set<string>();
  for (const node of spec.nodes) {
    if (DATA_OPS.has(node.op) && node.inputs.every((input) => data.has(input))) data.add(node.name);
  }
  return data;
}

function lastUses(spec: NetworkSpec): ReadonlyMap<string, string> {
  const uses = new Map<string, string>([[spec.output, '']]);
  for (const node of spec.nodes) for (const input of node.inputs) if (input !== spec.output) uses.set(input, node.name);
  return uses;
}

function releaseInputs(
  node: NetworkNode,
  values: Map<string, Tensor4D>,
  lastUse: ReadonlyMap<string, string>,
  x: Tensor4D,
): void {
  const kept = values.get(node.name);
  for (const input of new Set(node.inputs)) {
    const value = values.get(input);
    if (value === undefined || value === x || value === kept || lastUse.get(input) !== node.name) continue;
    value.dispose();
    values.delete(input);
  }
}
