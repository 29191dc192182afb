import type { AssociatedKind } from '../domain/slides/associated-image.js';

/** The first of each kind of picture, as `kindOf` names it; undefined: no such picture. */
export function firstByKind<T>(
  items: Iterable<T>,
  kindOf: (item: T) => AssociatedKind | undefined,
): ReadonlyMap<AssociatedKind, T> {
  const found = new Map<AssociatedKind, T>();
  for (const item of items) {
    const kind = kindOf(item);
    if (kind !== undefined && !found.has(kind)) found.set(kind, item);
  }
  return found;
}
