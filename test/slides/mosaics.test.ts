// Patches cut from real tissue at known places.
import { describe, expect, it } from 'vitest';
import { greyOf } from '../../src/domain/tissue/grey.js';
import type { SlideReader } from '../../src/ports/slide-reader.js';
import { readScaledRegion } from '../../src/slides/read-scaled-region.js';
import { coarseMosaic, fineMosaic } from '../support/mosaics.js';
import { openSlide } from './support/open-slide.js';

const PATCH_PX = 96;
const PATCH_MPP = 0.972;
/** The mosaics' glass is at 243 ± noise; even a patch that is mostly fat is darker somewhere. */
const GLASS_GREY = 235;

describe.each([
  { name: '0.972 µm/px', mosaic: coarseMosaic },
  { name: '0.486 µm/px', mosaic: fineMosaic },
])('a mosaic at $name', ({ mosaic }) => {
  async function greyCell(reader: SlideReader, column: number, row: number): Promise<Uint8Array> {
    const cell = (PATCH_PX * PATCH_MPP) / (reader.facts.spacing?.mppX ?? NaN);
    const rectangle = { level0X: column * cell, level0Y: row * cell, level0WidthPx: cell, level0HeightPx: cell };
    return greyOf(await readScaledRegion(reader, rectangle, PATCH_PX, PATCH_PX));
  }

  it('has its spacing from the resolution tags', async () => {
    const { spacing } = (await openSlide(mosaic.files)).facts;
    expect(spacing?.mppX).toBeCloseTo(mosaic.mpp, 6);
    expect(spacing?.mppY).toBeCloseTo(mosaic.mpp, 6);
  });

  it('shows tissue in exactly its tissue cells', async () => {
    const reader = await openSlide(mosaic.files);
    const columns = Math.round((reader.facts.widthPx * mosaic.mpp) / (PATCH_PX * PATCH_MPP));
    const withTissue = new Set<string>();
    for (let row = 0; row < columns; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        // Away from the border, where JPEG blocks reach over from the neighbours.
        const grey = await greyCell(reader, column, row);
        const inner = grey.filter(
          (_, i) => i % PATCH_PX >= 8 && i % PATCH_PX < 88 && i >= 8 * PATCH_PX && i < 88 * PATCH_PX,
        );
        if (inner.some((level) => level < GLASS_GREY)) withTissue.add(`${column},${row}`);
      }
    }
    expect([...withTissue].sort()).toEqual([...mosaic.tissue].sort());
  });
});
