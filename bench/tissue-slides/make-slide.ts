// Writes the drawn slide of the benches: `npx tsx bench/tissue-slides/make-slide.ts OUT.tif [--side 20480] [--tile 256]
// [--tissue 0.25] [--mpp 0.25] [--seed 7]`. The same options give the same pixels.
import { parseArgs } from 'node:util';
import { USUAL_SLIDE, writeTissueSlide } from './write-tissue-slide.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    side: { type: 'string', default: String(USUAL_SLIDE.sidePx) },
    tile: { type: 'string', default: String(USUAL_SLIDE.tilePx) },
    tissue: { type: 'string', default: String(USUAL_SLIDE.tissueShare) },
    mpp: { type: 'string', default: String(USUAL_SLIDE.mpp) },
    seed: { type: 'string', default: String(USUAL_SLIDE.seed) },
  },
});
const [file] = positionals;
if (file === undefined) throw new Error('name the file to write');
const tiles = await writeTissueSlide(file, {
  sidePx: Number(values.side),
  tilePx: Number(values.tile),
  tissueShare: Number(values.tissue),
  mpp: Number(values.mpp),
  seed: Number(values.seed),
});
console.log(`${file}: ${tiles} tiles of ${values.tile} px with tissue`);
