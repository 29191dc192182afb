import type { TiffDirectory } from '../directory.js';
import { unsupported } from '../../slide-error.js';
import { firstOf, type TiffFlavour } from './flavour.js';

/** TIFFs whose images are no plain pyramid: read as one they would give wrong positions or the wrong picture. */
const FOREIGN: readonly { readonly name: string; readonly matches: (first: TiffDirectory) => boolean }[] = [
  { name: 'Leica SCN', matches: ({ description }) => description.includes('http://www.leica-microsystems.com/scn/') },
  { name: 'Roche/Ventana BIF', matches: ({ xmp }) => xmp.includes('iScan') },
  { name: 'Trestle', matches: ({ software }) => software.startsWith('MedScan') },
];

export const foreign: TiffFlavour = {
  name: 'foreign-tiff',
  aperioColours: false,
  matches: (directories) => find(directories) !== undefined,
  describe: (directories) => {
    throw unsupported(`it is a ${find(directories)?.name ?? 'foreign'} file, which is not supported`);
  },
};

function find(directories: readonly TiffDirectory[]): { readonly name: string } | undefined {
  return FOREIGN.find(({ matches }) => matches(firstOf(directories)));
}
