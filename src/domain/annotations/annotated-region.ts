// What people drew on a slide: areas of tumour, and areas that are expressly none.

/** x, y of each point in level-0 pixels, one after another; the last point joins the first. At least three points. */
export type Ring = Float64Array;

/** `ignore`: neither class may be learned from it. */
export type RegionKind = 'tumour' | 'normal' | 'ignore';

export interface AnnotatedRegion {
  /** As the file names it, for messages. */
  readonly name: string;
  readonly kind: RegionKind;
  readonly outer: Ring;
  readonly holes: readonly Ring[];
}

/** In painting order: later regions lie on top of earlier ones. */
export interface SlideAnnotations {
  readonly regions: readonly AnnotatedRegion[];
  /** What was left out or put right, for the data report. */
  readonly notes: readonly string[];
}

/** Tumour lies below what was cut out of it, and what is to be ignored on top of all. */
const PAINTING_ORDER: readonly RegionKind[] = ['tumour', 'normal', 'ignore'];

export function inPaintingOrder(regions: readonly AnnotatedRegion[]): readonly AnnotatedRegion[] {
  return [...regions].sort((a, b) => PAINTING_ORDER.indexOf(a.kind) - PAINTING_ORDER.indexOf(b.kind));
}
