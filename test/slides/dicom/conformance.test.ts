import { describeSlideReader } from '../conformance.js';
import { dicomSlide, halfPicture, oneLevel, picture } from './support/dicom-set.js';

const parts = [1, 2, 3].map((number) => ({ pictures: [picture], codec: 'jpeg' as const, part: { number, total: 3 } }));

const CASES = [
  {
    name: 'DICOM, uncompressed, two levels',
    files: () => dicomSlide({ pictures: [picture] }, { pictures: [halfPicture], mpp: [0.5, 0.5] }),
    levelsDiffer: true,
  },
  { name: 'DICOM, JPEG in three files', files: () => dicomSlide(...parts) },
  {
    name: 'DICOM, JPEG 2000, tiles left out',
    files: () => oneLevel({ codec: 'jpeg2000', organization: 'TILED_SPARSE', missing: new Set(['1,1', '3,0']) }),
  },
];

CASES.forEach(describeSlideReader);
