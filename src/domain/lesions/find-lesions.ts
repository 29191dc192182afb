import type { Finding } from './match-findings.js';
import { TUMOUR_PROBABILITY, type PatchGrid } from './patch-grid.js';

/**
 * Two findings are at least this far apart: 12 pixels of a heat map of 64 level-0 pixels, as NCRF's suppression has it.
 */
const SUPPRESSION_UM = 12 * 64 * 0.243;
/** A slide has a handful; this bounds what one that is all tumour may give. */
const MAX_FINDINGS = 10_000;

/**
 * Suspected lesions by non-maximum suppression: the most probable patch is one, its neighbourhood is left out, and so
 * on down to a probability of 0.5. The place is the patch's centre.
 */
export function findLesions(grid: PatchGrid): readonly Finding[] {
  const { columns, rows, probabilities, cellLevel0X, cellLevel0Y } = grid;
  const candidates = Array.from({ length: probabilities.length }, (_, patch) => patch)
    .filter((patch) => probabilities[patch]! > TUMOUR_PROBABILITY)
    .sort((a, b) => probabilities[b]! - probabilities[a]!);
  const suppressed = new Set<string>();
  const findings: Finding[] = [];
  for (const patch of candidates) {
    const [column, row] = [columns[patch]!, rows[patch]!];
    if (findings.length >= MAX_FINDINGS) break;
    if (suppressed.has(`${column},${row}`)) continue;
    suppress(suppressed, grid, column, row);
    const [level0X, level0Y] = [(column + 0.5) * cellLevel0X, (row + 0.5) * cellLevel0Y];
    findings.push({ confidence: probabilities[patch]!, level0X, level0Y });
  }
  return findings;
}

function suppress(suppressed: Set<string>, { cellUmX, cellUmY }: PatchGrid, column: number, row: number): void {
  const [reachX, reachY] = [Math.floor(SUPPRESSION_UM / cellUmX), Math.floor(SUPPRESSION_UM / cellUmY)];
  for (let dy = -reachY; dy <= reachY; dy += 1) {
    for (let dx = -reachX; dx <= reachX; dx += 1) {
      const distanceUm = Math.hypot(dx * cellUmX, dy * cellUmY);
      if (distanceUm <= SUPPRESSION_UM) suppressed.add(`${column + dx},${row + dy}`);
    }
  }
}
