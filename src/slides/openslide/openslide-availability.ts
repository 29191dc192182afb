import type { ComponentFacts } from '../../ports/component-facts.js';
import { loadLibrary } from './library/load-library.js';

/** What `sentinode doctor` says of OpenSlide. Loads the library; never throws. */
export async function openslideAvailability(): Promise<ComponentFacts> {
  const outcome = await loadLibrary();
  const name = 'OpenSlide';
  if (outcome.available) {
    const { version, origin } = outcome.library;
    return { name, available: true, detail: `OpenSlide ${version}, from ${origin}` };
  }
  const detail = `MIRAX, NDPI, SCN, VMS, BIF and CZI slides are refused: it ${outcome.reason}`;
  return { name, available: false, detail, remedy: outcome.remedy };
}
