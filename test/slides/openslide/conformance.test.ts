import { coarseMosaic } from '../../support/mosaics.js';
import { describeSlideReader, type ConformanceCase } from '../conformance.js';
import { fixtureSlide } from '../support/open-slide.js';
import { openslideSuite, openWithOpenslide } from './support/openslide-suite.js';
import { writeMirax } from './support/write-mirax.js';

const missing = new Set(['0,0', '3,3', '7,5']);

const CASES: readonly Omit<ConformanceCase, 'openWith'>[] = [
  { name: 'MIRAX with tiles that were not scanned', files: () => writeMirax({ format: 'PNG', scene: { missing } }) },
  {
    name: 'MIRAX of overlapping photos at places of their own',
    files: () =>
      writeMirax({
        positions: 'compressed',
        scene: { divisions: 2, overlapPx: 6, zoomLevels: 3, shiftOf: (x, y) => [y % 2, (x * 3) % 4] },
      }),
  },
  { name: 'Aperio SVS', files: () => fixtureSlide('CMU-1-Small-Region.svs') },
  { name: 'a pyramid in a TIFF', files: () => coarseMosaic.files },
];

openslideSuite('the openslide reader', () => {
  for (const one of CASES) describeSlideReader({ ...one, openWith: openWithOpenslide });
});
