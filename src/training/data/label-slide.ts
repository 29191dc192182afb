// One slide of a cohort: its tissue, its truth, its labelled patches.
import { labelCells, type LabelledCells } from '../../domain/annotations/label-cells.js';
import { truthInvalid } from '../../domain/annotations/truth-invalid.js';
import { TUMOUR, type TruthMask } from '../../domain/annotations/truth-mask.js';
import type { SlideRow } from '../../domain/dataset/parse-manifests.js';
import { AppError } from '../../domain/errors/app-error.js';
import { layGrid, type PatchGrid } from '../../domain/geometry/grid.js';
import type { Spacing } from '../../domain/image.js';
import type { SlideFacts } from '../../domain/slides/slide.js';
import { findTissue } from '../../domain/tissue/find-tissue.js';
import { tissueAreaMm2 } from '../../domain/tissue/tissue-area.js';
import type { SlideFileSet } from '../../ports/slide-reader.js';
import { halfGrid } from './half-grid.js';
import type { SlideRules } from './slide-rules.js';
import { loadTruth, type Truth } from './load-truth.js';
import type { SlideTools } from './slide-tools.js';
import type { SlideCells } from './training-slide.js';

export interface SlideToLabel {
  readonly files: SlideFileSet;
  readonly truthFile: string | undefined;
  readonly row: SlideRow;
  readonly rules: SlideRules;
}

/** A slide this much coarser than the patches still counts as their scale; beyond, a note says that it is enlarged. */
const COARSER = 1.05;

/**
 * Throws what the readers throw, MISSING_SPACING, or TRAINING_DATA_INVALID where truth and slide contradict each other.
 */
export async function labelSlide(
  { files, truthFile, row, rules }: SlideToLabel,
  tools: SlideTools,
  signal: AbortSignal,
): Promise<SlideCells> {
  const reader = await tools.open(files, signal);
  try {
    const { facts } = reader;
    const spacing = spacingOf(facts, row);
    const grid = gridOf(facts, spacing, rules);
    const found = findTissue(await tools.scanTissue(reader, grid, signal), rules.source.tissueRule);
    const tissue = found.mask;
    const truth =
      truthFile === undefined ? undefined : await loadTruth(truthFile, facts, grid, rules.source, tools, signal);
    const labelled = label(grid, tissue, truth?.mask, rules);
    const positive = checkLabel(row, truth);
    const { patchSizePx, stainNormalisation: method } = rules;
    const stain = method && (await tools.fitStain(reader, { grid, tissue: found, patchSizePx, method }, signal));
    return {
      ...labelled,
      grid,
      ...spacing,
      positive,
      tissueAreaMm2: tissueAreaMm2(
        tissue.reduce((sum, value) => sum + value, 0),
        rules.patchSizePx,
        rules,
      ),
      notes: [...(truth?.notes ?? []), ...coarseNote(spacing, rules), ...smallNote(positive, labelled)],
      ...(stain && { stain }),
    };
  } finally {
    await reader.close();
  }
}

function spacingOf({ spacing }: SlideFacts, { mpp }: SlideRow): Spacing {
  if (mpp !== undefined) return { mppX: mpp, mppY: mpp };
  if (spacing !== undefined) return spacing;
  throw new AppError('MISSING_SPACING', 'it states no pixel size; give one in the column "mpp" of the manifest');
}

function gridOf({ widthPx, heightPx }: SlideFacts, slideSpacing: Spacing, rules: SlideRules): PatchGrid {
  const { patchSizePx, mppX, mppY } = rules;
  const patchSpacing = { mppX, mppY };
  return layGrid({ slideWidthPx: widthPx, slideHeightPx: heightPx, slideSpacing, patchSizePx, patchSpacing });
}

type Labelled = Pick<SlideCells, 'tumour' | 'normal' | 'halfTumour' | 'mixedCount' | 'ignoredCount'>;

function label(grid: PatchGrid, tissue: Uint8Array, mask: TruthMask | undefined, rules: SlideRules): Labelled {
  const { minTumourShare, smallTumourRemedy } = rules.source;
  const centreShare = (rules.labelSizePx === 0 ? rules.patchSizePx : rules.labelSizePx) / rules.patchSizePx;
  const cells = labelCells(grid, tissue, mask, { centreShare, minTumourShare });
  if (mask !== undefined) requireOnTissue(cells);
  const { tumour, normal, mixedCount, ignoredCount } = cells;
  const needsHalf = smallTumourRemedy && tumour.length === 0 && mixedCount > 0 && mask !== undefined;
  const halfTumour = needsHalf ? halfCells(grid, tissue, mask, minTumourShare) : new Uint32Array();
  return { tumour, normal, halfTumour, mixedCount, ignoredCount };
}

/** The method's remedy for tumour that holds no whole patch: patches of half the side, all of them tumour. */
function halfCells(grid: PatchGrid, tissue: Uint8Array, mask: TruthMask, minTumourShare: number): Uint32Array {
  const half = halfGrid(grid);
  const halfTissue = Uint8Array.from({ length: half.columns * half.rows }, (_, cell) => {
    const column = Math.floor((cell % half.columns) / 2);
    return tissue[Math.floor(cell / half.columns / 2) * grid.columns + column] ?? 0;
  });
  return labelCells(half, halfTissue, mask, { centreShare: 1, minTumourShare }).tumour;
}

/** Truth of another slide, or laid beside its place, falls on glass. */
function requireOnTissue({ tumour, tumourOnGlassCount }: LabelledCells): void {
  if (tumourOnGlassCount <= tumour.length) return;
  throw truthInvalid(
    `${tumourOnGlassCount} of ${tumourOnGlassCount + tumour.length} tumour patches of its truth lie on glass: the truth is offset or of another slide`,
  );
}

/** Whether the slide shows tumour; throws where its label and its truth contradict each other. */
function checkLabel({ tumour }: SlideRow, truth: Truth | undefined): boolean {
  if (truth === undefined) {
    if (tumour === true) throw truthInvalid('it is labelled tumour, but no truth says where');
    return false;
  }
  const shown = truth.mask.data.includes(TUMOUR);
  if (tumour === undefined || tumour === shown) return shown;
  throw truthInvalid(
    shown ? 'it is labelled normal, but its truth shows tumour' : 'it is labelled tumour, but its truth shows none',
  );
}

function coarseNote({ mppX }: Spacing, rules: SlideRules): readonly string[] {
  if (mppX <= rules.mppX * COARSER) return [];
  return [`its ${mppX} µm/px are coarser than the patches' ${rules.mppX}: its patches are enlarged`];
}

function smallNote(positive: boolean, { tumour, halfTumour }: Labelled): readonly string[] {
  if (!positive || tumour.length > 0) return [];
  if (halfTumour.length > 0)
    return [`its tumour holds no whole patch: ${halfTumour.length} patches of half the side are mirrored`];
  return ['its tumour is too small for any patch'];
}
