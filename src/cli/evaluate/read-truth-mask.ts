import { parseAnnotations } from '../../domain/annotations/parse-annotations.js';
import { NO_OTHER_NAMES } from '../../domain/annotations/region-names.js';
import { AppError } from '../../domain/errors/app-error.js';
import {
  evaluationMask,
  evaluationMaskOf,
  growthPx,
  type EvaluationMask,
} from '../../domain/lesions/evaluation-mask.js';
import type { EvaluationScale } from '../../domain/lesions/evaluation-scale.js';
import { windowOfMask } from '../../domain/lesions/window-of-mask.js';
import { decodeMask } from '../../image/decode-mask.js';
import { ImageError } from '../../image/image-error.js';
import { CliError } from '../errors/cli-error.js';
import { EXIT } from '../errors/exit-codes.js';
import { readNamedText } from './read-named-text.js';

export type TruthFile =
  | { readonly kind: 'polygons'; readonly path: string }
  | { readonly kind: 'mask'; readonly path: string; readonly downsample: number };

/** A mask at 1/16 of the largest slides, 200,000 px a side, has 156 million. */
const MAX_MASK_PIXELS = 200_000_000;

/** The lesions of one slide. Throws INVALID_FIELD naming the file. */
export async function readTruthMask(file: TruthFile, scale: EvaluationScale): Promise<EvaluationMask> {
  try {
    return file.kind === 'polygons' ? await fromPolygons(file.path, scale) : await fromMask(file, scale);
  } catch (error) {
    if (!(error instanceof AppError) && !(error instanceof ImageError)) throw error;
    throw new CliError('INVALID_FIELD', EXIT.badInput, `${file.path}: ${error.message}`, error);
  }
}

async function fromPolygons(path: string, scale: EvaluationScale): Promise<EvaluationMask> {
  const { text } = await readNamedText(path);
  return evaluationMaskOf(parseAnnotations(text, NO_OTHER_NAMES), scale);
}

async function fromMask(
  { path, downsample }: Extract<TruthFile, { readonly kind: 'mask' }>,
  scale: EvaluationScale,
): Promise<EvaluationMask> {
  const image = await decodeMask(path, MAX_MASK_PIXELS);
  return evaluationMask(windowOfMask({ ...image, downsample }, scale.downsample, growthPx(scale)), scale);
}
