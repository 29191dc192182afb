/**
 * Pixels of a picture a level-0 pixel may be drawn as, along each axis: a viewer's closest look. Beyond it one colour
 * fills the view, and a slip in the numbers is more likely.
 */
export const MAX_ENLARGEMENT = 64;
