/**
 * Pictures of slides and results never change, but can be deleted, and are the user's alone: kept for an hour, in no
 * shared cache.
 */
export const CACHE_CONTROL = 'private, max-age=3600';

/** What is of the moment, or of nobody but who asked. */
export const NEVER_KEPT = 'no-store';
