// What a slide's findings are compared with, by the rules of CAMELYON16's evaluation script.
import type { SlideAnnotations } from '../annotations/annotated-region.js';
import { componentShapes, type ComponentShape } from './component-shapes.js';
import { maskMpp, type EvaluationScale } from './evaluation-scale.js';
import { fillHoles } from './fill-holes.js';
import { growMask } from './grow-mask.js';
import { labelComponents, type LabelledMask } from './label-components.js';
import type { MaskWindow } from './mask-window.js';
import { rasteriseLesions } from './rasterise-lesions.js';

export interface TruthLesion extends ComponentShape {
  /** Isolated tumour cells: neither to be found nor wrong when found. */
  readonly isItc: boolean;
}

export interface EvaluationMask extends LabelledMask {
  readonly downsample: number;
  /** By label, from 1. */
  readonly lesions: readonly TruthLesion[];
}

/** Lesions nearer to each other than 75 µm, five tumour cells, are one: each side is grown by half of it. */
const MERGE_UM = 75;
/** 200 µm, the limit of isolated tumour cells, and the growth on both sides. */
const ITC_UM = 200 + MERGE_UM;

/**
 * From a mask that has the scale's pixels; the window is to have a margin of `growthPx`, except at the slide's edges.
 */
export function evaluationMask(window: MaskWindow, scale: EvaluationScale): EvaluationMask {
  const grown = growMask(window, MERGE_UM / (2 * maskMpp(scale)));
  const labelled = labelComponents(fillHoles(grown));
  const itcLimitPx = ITC_UM / maskMpp(scale);
  const lesions = componentShapes(labelled).map((shape) => ({ ...shape, isItc: shape.majorAxisPx < itcLimitPx }));
  return { ...labelled, downsample: scale.downsample, lesions };
}

/**
 * From outlines; without the slide's size the mask ends behind the tumour. Throws INVALID_FIELD for an enormous one.
 */
export function evaluationMaskOf(
  annotations: SlideAnnotations,
  scale: EvaluationScale,
  slide?: { readonly widthPx: number; readonly heightPx: number },
): EvaluationMask {
  const options = { downsample: scale.downsample, marginPx: growthPx(scale), ...(slide && { slide }) };
  return evaluationMask(rasteriseLesions(annotations, options), scale);
}

/** How far tumour grows, in whole mask pixels. */
export function growthPx(scale: EvaluationScale): number {
  return Math.ceil(MERGE_UM / (2 * maskMpp(scale)));
}

/** The lesion at a level-0 place, 0 for none; beyond the mask there is none. */
export function lesionAt(mask: EvaluationMask, level0X: number, level0Y: number): number {
  const column = Math.floor(level0X / mask.downsample) - mask.leftPx;
  const row = Math.floor(level0Y / mask.downsample) - mask.topPx;
  if (column < 0 || row < 0 || column >= mask.widthPx || row >= mask.heightPx) return 0;
  return mask.labels[row * mask.widthPx + column]!;
}
