import type { PeerTurn } from './peer-turn.js';

/** How far a peer's patches and scores are from ours. */
export interface ScoreComparison {
  /** Patches that both have scored. */
  readonly common: number;
  readonly onlyOurs: number;
  readonly onlyTheirs: number;
  /** Between the scores of the common ones. */
  readonly medianDifference: number;
  readonly largestDifference: number;
}

export function compareScores(ours: PeerTurn['scores'], theirs: PeerTurn['scores']): ScoreComparison {
  const differences = Object.entries(theirs)
    .flatMap(([place, score]) => (ours[place] === undefined ? [] : [Math.abs(score - ours[place])]))
    .sort((a, b) => a - b);
  const common = differences.length;
  return {
    common,
    onlyOurs: Object.keys(ours).length - common,
    onlyTheirs: Object.keys(theirs).length - common,
    medianDifference: differences[Math.floor(common / 2)] ?? NaN,
    largestDifference: differences.at(-1) ?? NaN,
  };
}

/**
 * Each has its own rule for tissue: who takes every patch that touches some, as TIAToolbox does, scores more of the
 * edge than who looks at the patch's centre. What counts is that our patches are among theirs, with the same scores but
 * for JPEG decoders that differ by a grey level.
 */
const MIN_COMMON_SHARE = 0.9;
const MAX_MEDIAN_DIFFERENCE = 1e-3;

/** What makes a peer's turn no comparison with ours; undefined where it is one. */
export function objectionTo(ours: PeerTurn, theirs: PeerTurn): string | undefined {
  const { common, medianDifference } = compareScores(ours.scores, theirs.scores);
  if (common < MIN_COMMON_SHARE * ours.patches) return `it scored only ${common} of our ${ours.patches} patches`;
  if (!(medianDifference <= MAX_MEDIAN_DIFFERENCE)) return `its scores differ by ${medianDifference.toFixed(4)}`;
  return undefined;
}
