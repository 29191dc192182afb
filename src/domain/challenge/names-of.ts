/** At most this many names in a message; the first say enough of what is wrong. */
const MAX_NAMES = 5;

/** Slides by name, such as `a, b, c, d, e and 3 more`. */
export function namesOf(slides: readonly { readonly slideId: string }[]): string {
  const names = slides.slice(0, MAX_NAMES).map(({ slideId }) => slideId);
  const more = slides.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
