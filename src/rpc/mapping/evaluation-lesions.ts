import type { Ring, SlideAnnotations } from '../../domain/annotations/annotated-region.js';
import type { Finding } from '../../domain/lesions/match-findings.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { LesionFindings__Output } from '../../gen/sentinode/v1/LesionFindings.js';
import type { LesionOutline__Output } from '../../gen/sentinode/v1/LesionOutline.js';
import type { LesionTruth__Output } from '../../gen/sentinode/v1/LesionTruth.js';
import { numberIn } from './fields.js';

/** Ten times the side of the largest scans, either way: outlines may reach a little beyond their slide. */
const PLACES_PX = { min: -2_000_000, max: 2_000_000 };
const CONFIDENCES = { min: 0, max: 1 };

export function fromLesionTruth({ outlines }: LesionTruth__Output, field: string): SlideAnnotations {
  const regions = outlines.map((outline, index) => {
    const name = `${field}.outlines[${index}]`;
    const kind = outline.hole ? ('normal' as const) : ('tumour' as const);
    return { name, kind, outer: fromOutline(outline, name), holes: [] };
  });
  // Holes are cut out of all tumour, in whatever order the outlines come.
  return {
    regions: [...regions.filter(({ kind }) => kind === 'tumour'), ...regions.filter(({ kind }) => kind === 'normal')],
    notes: [],
  };
}

function fromOutline({ level0X, level0Y }: LesionOutline__Output, field: string): Ring {
  if (level0X.length < 3) throw invalidField(`${field}.level0_x`, 'has fewer than three points');
  if (level0Y.length !== level0X.length) {
    throw invalidField(`${field}.level0_y`, `has ${level0Y.length} values, level0_x ${level0X.length}`);
  }
  const ring = new Float64Array(level0X.length * 2);
  level0X.forEach((x, index) => {
    ring[2 * index] = numberIn(x, `${field}.level0_x[${index}]`, PLACES_PX);
    ring[2 * index + 1] = numberIn(level0Y[index] ?? NaN, `${field}.level0_y[${index}]`, PLACES_PX);
  });
  return ring;
}

export function fromFindings({ findings }: LesionFindings__Output, field: string): readonly Finding[] {
  return findings.map(({ confidence, level0X, level0Y }, index) => {
    const name = `${field}.findings[${index}]`;
    const places = { min: 0, max: PLACES_PX.max };
    return {
      confidence: numberIn(confidence, `${name}.confidence`, CONFIDENCES),
      level0X: numberIn(level0X, `${name}.level0_x`, places),
      level0Y: numberIn(level0Y, `${name}.level0_y`, places),
    };
  });
}
