import type { TiffDirectory } from '../directory.js';
import { unsupported } from '../../slide-error.js';
import { checkBif } from './check-bif.js';
import { firstOf, type TiffFlavour } from './flavour.js';

/** TIFFs whose images are no plain pyramid: read as one they would give wrong positions or the wrong picture. */
interface Foreign {
  readonly name: string;
  readonly matches: (first: TiffDirectory) => boolean;
  /** What OpenSlide, which reads it, takes on trust. */
  readonly check?: (directories: readonly TiffDirectory[]) => void;
}

const FOREIGN: readonly Foreign[] = [
  { name: 'Leica SCN', matches: ({ description }) => description.includes('http://www.leica-microsystems.com/scn/') },
  { name: 'Roche/Ventana BIF', matches: ({ xmp }) => xmp.includes('iScan'), check: checkBif },
  { name: 'Trestle', matches: ({ software }) => software.startsWith('MedScan') },
];

export const foreign: TiffFlavour = {
  name: 'foreign-tiff',
  aperioColours: false,
  matches: (directories) => find(directories) !== undefined,
  describe: (directories) => {
    const found = find(directories);
    found?.check?.(directories);
    throw unsupported(`it is a ${found?.name ?? 'foreign'} file, which is not supported`);
  },
};

function find(directories: readonly TiffDirectory[]): Foreign | undefined {
  return FOREIGN.find(({ matches }) => matches(firstOf(directories)));
}
