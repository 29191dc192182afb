// Which cells of a cohort's slides count as tissue: as in prediction, by the rule that the caller names.
import { expect, it } from 'vitest';
import { coarseMosaic, fineMosaic } from '../../support/mosaics.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { putMask, putSlide } from './cohort.js';
import { cellNames, indexCohort, onlySlide, type IndexSetting } from './index-cohort.js';

it.each([coarseMosaic, fineMosaic])(
  'pale tissue is learned from by otsu-twice, glass by neither rule',
  async (mosaic) => {
    const folder = await temporaryFolder();
    await putSlide(folder, 's.tif', mosaic);
    await putMask(folder, 'm.png', mosaic, { pixelsPerCell: 6 });
    const cellsBy = async (source: IndexSetting['source'] = {}): Promise<readonly string[]> => {
      const { tumour, normal, grid } = onlySlide(await indexCohort(folder, ['s.tif,m.png,,,'], { source }));
      return cellNames(Uint32Array.from([...tumour, ...normal]), grid.columns);
    };
    const [once, named, twice] = [
      await cellsBy(),
      await cellsBy({ tissueRule: 'otsu' }),
      await cellsBy({ tissueRule: 'otsu-twice' }),
    ];
    expect(named).toEqual(once);
    expect(twice).toEqual(expect.arrayContaining([...once]));
    expect(twice.length).toBeGreaterThan(once.length);
    expect(twice.filter((cell) => !mosaic.tissue.has(cell))).toEqual([]);
    expect([...mosaic.tumour].filter((cell) => !twice.includes(cell))).toEqual([]);
  },
);

it('the rule is part of what an index is known by', async () => {
  const folder = await temporaryFolder();
  await putSlide(folder, 's.tif', coarseMosaic);
  const rows = ['s.tif,,normal,,'];
  const setting = { indexDir: `${folder}/index` };
  const once = onlySlide(await indexCohort(folder, rows, setting));
  const twice = onlySlide(await indexCohort(folder, rows, { ...setting, source: { tissueRule: 'otsu-twice' } }));
  expect(twice.normal.length).toBeGreaterThan(once.normal.length);
});
