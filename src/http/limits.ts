// What HTTP clients may ask of the server. A viewer stays far below.

/** Browsers open 6 connections each: some forty viewers. The next connection is closed at once. */
export const MAX_CONNECTIONS = 256;

/** An address and a browser's headers come to 2 KiB. */
export const MAX_HEADER_BYTES = 16 * 1024;

/** Headers come in one packet; who takes longer holds a connection for nothing. */
export const HEADERS_TIMEOUT_MS = 10_000;

/** From the first byte to the last of a request, which has no body. */
export const RECEIVE_TIMEOUT_MS = 15_000;

/** Between two requests of a viewer whose user looks at the picture. */
export const KEEP_ALIVE_MS = 30_000;

/** Nothing is written or taken for this long: a client that does not read its tile. */
export const SILENCE_MS = 60_000;

/**
 * How long an answer may take. A tile takes tens of milliseconds; one of a coarse level of a slide without a pyramid
 * reads much of the slide, and a viewer that has waited this long has moved on.
 */
export const ANSWER_TIMEOUT_MS = 30_000;
