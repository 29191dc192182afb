import type { Extent2d, Padding, Pads, PlaneSize } from './network-spec.js';

const NO_PADS: Pads = { top: 0, bottom: 0, left: 0, right: 0 };

/** The explicit pads that `padding` means for a convolution or pooling over a plane of this size. */
export function resolvePads(padding: Padding, size: PlaneSize, kernel: Extent2d, stride: Extent2d): Pads {
  if (padding === 'valid') return NO_PADS;
  if (padding !== 'same') return padding;
  const [top, bottom] = samePads(size.height, kernel[0], stride[0]);
  const [left, right] = samePads(size.width, kernel[1], stride[1]);
  return { top, bottom, left, right };
}

/** What a transposed convolution trims from its full output. */
export function resolveTrim(padding: 'same' | Pads, kernel: Extent2d, stride: Extent2d): Pads {
  if (padding !== 'same') return padding;
  const [top, bottom] = halves(Math.max(0, kernel[0] - stride[0]));
  const [left, right] = halves(Math.max(0, kernel[1] - stride[1]));
  return { top, bottom, left, right };
}

/** Cells a kernel can take along one axis. */
export function slideCount(length: number, kernel: number, stride: number): number {
  return Math.floor((length - kernel) / stride) + 1;
}

/** True where no cell is added or trimmed. */
export function isNoPads(pads: Pads): boolean {
  return pads.top === 0 && pads.bottom === 0 && pads.left === 0 && pads.right === 0;
}

function samePads(length: number, kernel: number, stride: number): readonly [number, number] {
  return halves(Math.max(0, (Math.ceil(length / stride) - 1) * stride + kernel - length));
}

function halves(total: number): readonly [number, number] {
  const before = Math.floor(total / 2);
  return [before, total - before];
}
