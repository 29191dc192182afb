import type { SlideCategory } from '../../domain/staging/slide-category.js';

export interface PatientSlides {
  readonly patient: string;
  readonly categories: readonly SlideCategory[];
}

/** Slides by patient, in the order of their first slide; those of nobody, or without a category, are left out. */
export function patientsOf<T extends { readonly patient?: string }>(
  slides: readonly T[],
  categoryOf: (slide: T) => SlideCategory | undefined,
): readonly PatientSlides[] {
  const patients = new Map<string, SlideCategory[]>();
  for (const slide of slides) {
    const category = categoryOf(slide);
    if (slide.patient === undefined || category === undefined) continue;
    const known = patients.get(slide.patient);
    if (known === undefined) patients.set(slide.patient, [category]);
    else known.push(category);
  }
  return [...patients].map(([patient, categories]) => ({ patient, categories }));
}
