// What an epoch is drawn from: training patches by class and by slide.
import type { SamplingPlan } from '../dataset/data-plan.js';

export interface SampleItems {
  readonly count: number;
  isTumour(index: number): boolean;
  /** Number of the slide; undefined when nothing names it. */
  slideOf(index: number): number | undefined;
}

/** Indices of the patches of one slide. */
export interface SlidePool {
  readonly tumour: readonly number[];
  readonly normal: readonly number[];
}

export interface SamplePool {
  readonly tumour: readonly number[];
  readonly normal: readonly number[];
  /** By slide, when every patch names its slide and the plan wants it so. */
  readonly slides: readonly SlidePool[] | undefined;
}

export function poolOf(items: SampleItems, { mode }: SamplingPlan): SamplePool {
  const tumour: number[] = [];
  const normal: number[] = [];
  const slides = new Map<number, { tumour: number[]; normal: number[] }>();
  let nameless = 0;
  for (let index = 0; index < items.count; index += 1) {
    const isTumour = items.isTumour(index);
    (isTumour ? tumour : normal).push(index);
    const slide = items.slideOf(index);
    if (slide === undefined) {
      nameless += 1;
      continue;
    }
    let pool = slides.get(slide);
    if (pool === undefined) slides.set(slide, (pool = { tumour: [], normal: [] }));
    pool[isTumour ? 'tumour' : 'normal'].push(index);
  }
  const bySlide = mode !== 'class-balanced' && nameless === 0 && slides.size > 0;
  return { tumour, normal, slides: bySlide ? [...slides.values()] : undefined };
}
