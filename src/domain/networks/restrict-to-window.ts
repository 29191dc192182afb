// Exact rewrite of a network so that it computes one window of its output and the halo that window needs.
import { AppError } from '../errors/app-error.js';
import { inferShapes, type PlaneShape } from './infer-shapes.js';
import type { CropNode, NetworkNode, NetworkSpec, PlaneSize } from './network-spec.js';
import { isNoPads, resolvePads, resolveTrim } from './plane-geometry.js';
import { doublingReach, fullWindow, hull, sameWindow, sizeOfWindow, slidingReach, transposedReach } from './window.js';
import type { Reach, Window } from './window.js';

/**
 * The network whose answer is `window` of what `spec` answers for an input of `size`.
 * Walks backwards: each node produces the hull of what its readers need; a reader that needs less gets a crop.
 * The result is right for this input size alone.
 */
export function restrictToWindow(spec: NetworkSpec, size: PlaneSize, window: Window): NetworkSpec {
  const shapes = inferShapes(spec, size);
  const produced = new Map<string, Window>([[spec.output, window]]);
  for (const node of spec.nodes.toReversed()) {
    const wanted = produced.get(node.name);
    if (wanted === undefined) continue;
    if (node.op === 'input') produced.set(node.name, fullWindow(size));
    for (const input of node.inputs) {
      produced.set(input, hull(produced.get(input), reachOf(node, wanted, shapeAt(shapes, input)).window));
    }
  }
  const nodes = spec.nodes.flatMap((node) => rewriteNode(node, produced, shapes));
  return { ...spec, nodes };
}

function rewriteNode(
  node: NetworkNode,
  produced: ReadonlyMap<string, Window>,
  shapes: ReadonlyMap<string, PlaneShape>,
): readonly NetworkNode[] {
  const wanted = produced.get(node.name);
  if (wanted === undefined) return [];
  const readings = node.inputs.map((input, index) => {
    const plane = shapeAt(shapes, input);
    const reach = reachOf(node, wanted, plane);
    const available = produced.get(input) ?? fullWindow(plane);
    const crop = sameWindow(reach.window, available)
      ? undefined
      : cropNode(`${node.name}/crop_${index + 1}`, input, available, reach.window);
    return { name: crop?.name ?? input, crop, reach, isCut: !sameWindow(reach.window, fullWindow(plane)) };
  });
  const crops = readings.flatMap(({ crop }) => (crop === undefined ? [] : [crop]));
  const names = readings.map(({ name }) => name);
  if (node.op === 'upsample2') return [...crops, ...rewriteUpsample(node, names, wanted)];
  const isCut = readings.some((r) => r.isCut) || !sameWindow(wanted, fullWindow(shapeAt(shapes, node.name)));
  return [...crops, withInputs(node, names, isCut ? readings[0]?.reach.pads : undefined)];
}

/** Doubling can only produce even windows; an odd one is cut out of it, under the node's own name. */
function rewriteUpsample(node: NetworkNode, inputs: readonly string[], wanted: Window): readonly NetworkNode[] {
  const source = doublingReach(wanted);
  const doubled: Window = {
    rows: { start: source.rows.start * 2, end: source.rows.end * 2 },
    columns: { start: source.columns.start * 2, end: source.columns.end * 2 },
  };
  if (sameWindow(doubled, wanted)) return [{ ...node, inputs }];
  const raised: NetworkNode = { ...node, name: `${node.name}/doubled`, inputs };
  return [raised, cropNode(node.name, raised.name, doubled, wanted)];
}

function cropNode(name: string, input: string, available: Window, wanted: Window): CropNode {
  return {
    name,
    op: 'crop',
    inputs: [input],
    top: wanted.rows.start - available.rows.start,
    left: wanted.columns.start - available.columns.start,
    ...sizeOfWindow(wanted),
  };
}

/**
 * `pads` is given only where the plane was cut: an untouched node keeps `same`, for which engines have their fastest
 * path.
 */
function withInputs(node: NetworkNode, inputs: readonly string[], pads: Reach['pads'] | undefined): NetworkNode {
  if (pads === undefined) return { ...node, inputs };
  switch (node.op) {
    case 'conv2d':
    case 'maxPool':
    case 'avgPool':
      return { ...node, inputs, padding: isNoPads(pads) ? 'valid' : pads };
    case 'transposedConv2d':
      return { ...node, inputs, padding: pads };
    default:
      return { ...node, inputs };
  }
}

function reachOf(node: NetworkNode, wanted: Window, input: PlaneSize): Reach {
  const pads = { top: 0, bottom: 0, left: 0, right: 0 };
  switch (node.op) {
    case 'conv2d':
    case 'maxPool':
    case 'avgPool': {
      const { kernel, stride } = node;
      return slidingReach(wanted, input, kernel, stride, resolvePads(node.padding, input, kernel, stride));
    }
    case 'transposedConv2d':
      return transposedReach(
        wanted,
        input,
        node.kernel,
        node.stride,
        resolveTrim(node.padding, node.kernel, node.stride),
      );
    case 'upsample2':
      return { window: doublingReach(wanted), pads };
    case 'crop':
      throw new AppError('INTERNAL', 'a network is restricted to a window once, from its full graph');
    default:
      return { window: wanted, pads };
  }
}

function shapeAt(shapes: ReadonlyMap<string, PlaneShape>, name: string): PlaneShape {
  const shape = shapes.get(name);
  if (shape === undefined) throw new AppError('INTERNAL', `no shape for node ${name}`);
  return shape;
}
