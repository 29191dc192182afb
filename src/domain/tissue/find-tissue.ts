// Which patches hold tissue, from a map with one grey pixel a patch.
import { otsuThreshold, type OtsuCut } from './otsu-threshold.js';
import type { TissueRule } from './tissue-rule.js';

export type TissueMethod =
  /** The method's rule: Otsu over what is not black; tissue is at or below the threshold. */
  | 'otsu-grey'
  /** Otsu, and Otsu again over the bright class: tissue is at or below the second threshold. */
  | 'otsu-twice'
  /** No two classes to tell apart, and what is there is as bright as glass: no tissue. */
  | 'uniform-glass'
  /** No two classes to tell apart, and what is there is darker than glass: all of it is tissue. */
  | 'uniform-tissue'
  /** Nothing was scanned: all black, or no patch at all. */
  | 'unscanned';

export interface TissueMask {
  readonly method: TissueMethod;
  /** Tissue is above 0 and at or below this grey level; 0 when there is none. */
  readonly threshold: number;
  /** 1 for tissue, one a patch in the order of the map. */
  readonly mask: Uint8Array;
  readonly tissuePatches: number;
}

/**
 * Least distance of the two classes' mean grey levels for Otsu's cut to stand. Otsu splits anything: glass
 * alone is split at its own noise, of which the halves lie about 1.6 standard deviations (2 to 4 levels) apart,
 * or along uneven light (up to about 10). The palest fat on glass is some 20 levels away from it.
 */
const MIN_CLASS_SEPARATION = 12;

/** A slide of one class is glass when its mean grey is at or above this: scanners render glass at 215 to 255. */
const GLASS_GREY = 210;

/**
 * Finds tissue by the method's rule: drop black (0, never scanned), Otsu over the rest, tissue at or below.
 * `grey` has one level 0…255 a patch. A slide of a single class has no threshold of its own; see MIN_CLASS_SEPARATION.
 * By the rule `otsu-twice` the bright class is cut again, where it too holds two classes: on mosaics of known
 * patches the first cut finds 66 % of the tissue (94 % of the tumour), the second 92 % (100 %), neither any glass.
 */
export function findTissue(grey: Uint8Array, rule: TissueRule = 'otsu'): TissueMask {
  const histogram = histogramWithoutBlack(grey);
  const scanned = histogram.reduce((sum, count) => sum + count, 0);
  if (scanned === 0) return maskOf(grey, 'unscanned', 0);
  const cut = standingCut(histogram);
  if (cut !== undefined) {
    const second = rule === 'otsu-twice' ? standingCut(histogram.fill(0, 0, cut.threshold + 1)) : undefined;
    return second === undefined
      ? maskOf(grey, 'otsu-grey', cut.threshold)
      : maskOf(grey, 'otsu-twice', second.threshold);
  }
  const mean = histogram.reduce((sum, count, level) => sum + level * count, 0) / scanned;
  return mean >= GLASS_GREY ? maskOf(grey, 'uniform-glass', 0) : maskOf(grey, 'uniform-tissue', 255);
}

function standingCut(histogram: Float64Array): OtsuCut | undefined {
  const cut = otsuThreshold(histogram);
  return cut !== undefined && cut.brightMean - cut.darkMean >= MIN_CLASS_SEPARATION ? cut : undefined;
}

function histogramWithoutBlack(grey: Uint8Array): Float64Array {
  const histogram = new Float64Array(256);
  for (const level of grey) histogram[level] = (histogram[level] ?? 0) + 1;
  histogram[0] = 0;
  return histogram;
}

function maskOf(grey: Uint8Array, method: TissueMethod, threshold: number): TissueMask {
  const mask = grey.map((level) => (level > 0 && level <= threshold ? 1 : 0));
  return { method, threshold, mask, tissuePatches: mask.reduce((sum, value) => sum + value, 0) };
}
