// Stain statistics of pixels by any of the methods.
import { fitMacenko } from './fit-macenko.js';
import { fitReinhard } from './fit-reinhard.js';
import { fitVahadane } from './fit-vahadane.js';
import type { StainFit, StainMethod } from './stain-statistics.js';

/**
 * Statistics of RGB pixels, best those of tissue alone: glass counts in the percentiles and means.
 * What has none (blank, one stain, no tissue colour) says why; it never throws.
 */
export function fitStain(method: StainMethod, pixels: Uint8Array): StainFit {
  switch (method) {
    case 'macenko':
      return fitMacenko(pixels);
    case 'vahadane':
      return fitVahadane(pixels);
    case 'reinhard':
    case 'reinhard-modified':
      return fitReinhard(method, pixels);
  }
}
