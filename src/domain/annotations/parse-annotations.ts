// Annotations of a slide from the text of a file, in any of the formats that tools write.
import type { SlideAnnotations } from './annotated-region.js';
import { isCamelyonJson, parseCamelyonJson } from './parse-camelyon-json.js';
import { parseAsapXml } from './parse-asap-xml.js';
import { parseGeoJson } from './parse-geo-json.js';
import type { RegionNames } from './region-names.js';
import { truthInvalid } from './truth-invalid.js';

/** More outlines than any tool draws by hand. */
const MAX_REGIONS = 200_000;

/**
 * ASAP XML, CAMELYON JSON or QuPath GeoJSON, told by content. Throws TRAINING_DATA_INVALID saying what is wrong where.
 */
export function parseAnnotations(text: string, names: RegionNames): SlideAnnotations {
  const content = text.replace(/^\uFEFF/, '').trimStart();
  const parsed = content.startsWith('<') ? parseAsapXml(content, names) : parseJson(content, names);
  if (parsed.regions.length <= MAX_REGIONS) return parsed;
  throw truthInvalid(`the file holds ${parsed.regions.length} regions, more than ${MAX_REGIONS}`);
}

function parseJson(content: string, names: RegionNames): SlideAnnotations {
  if (!/^[[{]/.test(content)) throw truthInvalid('the file is neither XML nor JSON');
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw truthInvalid(`the JSON is broken: ${error instanceof Error ? error.message : ''}`, error);
  }
  return isCamelyonJson(value) ? parseCamelyonJson(value) : parseGeoJson(value, names);
}
