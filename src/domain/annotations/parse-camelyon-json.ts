// CAMELYON JSON, as the NCRF project writes it: polygons of tumour (`positive`) and what is cut out of them
// (`negative`).
import type { AnnotatedRegion, RegionKind, SlideAnnotations } from './annotated-region.js';
import { isObject, listIn } from './json-values.js';
import { makeRing } from './make-ring.js';
import { truthInvalid } from './truth-invalid.js';

export function isCamelyonJson(value: unknown): boolean {
  return isObject(value) && ('positive' in value || 'negative' in value);
}

/** Throws TRAINING_DATA_INVALID. */
export function parseCamelyonJson(value: unknown): SlideAnnotations {
  if (!isObject(value)) throw truthInvalid('the JSON is no object of `positive` and `negative` polygons');
  const notes: string[] = [];
  const regions = [
    ...polygonsOf(value, 'positive', 'tumour', notes),
    ...polygonsOf(value, 'negative', 'normal', notes),
  ];
  return { regions, notes };
}

function polygonsOf(
  value: Readonly<Record<string, unknown>>,
  key: 'positive' | 'negative',
  kind: RegionKind,
  notes: string[],
): readonly AnnotatedRegion[] {
  return listIn(value, key).flatMap((polygon, index) => {
    const name = isObject(polygon) && typeof polygon['name'] === 'string' ? polygon['name'] : String(index + 1);
    const where = `${key} polygon "${name}"`;
    if (!isObject(polygon) || !Array.isArray(polygon['vertices'])) throw truthInvalid(`${where} has no vertices`);
    const outer = makeRing(polygon['vertices'], where);
    if (outer !== undefined) return [{ name: where, kind, outer, holes: [] }];
    notes.push(`${where} has fewer than three points: left out`);
    return [];
  });
}
