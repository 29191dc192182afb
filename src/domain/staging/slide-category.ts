/** What CAMELYON17 calls a slide by its largest metastasis: isolated tumour cells, micro- or macrometastasis. */
const SLIDE_CATEGORIES = ['negative', 'itc', 'micro', 'macro'] as const;

export type SlideCategory = (typeof SLIDE_CATEGORIES)[number];

export function isSlideCategory(text: string): text is SlideCategory {
  return (SLIDE_CATEGORIES as readonly string[]).includes(text);
}
