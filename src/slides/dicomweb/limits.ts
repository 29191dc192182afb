// What a server of slides may ask of us, and we of it.

import { MAX_FRAMES } from '../dicom/limits.js';

const MIB = 1024 * 1024;

/** Headers of one object as JSON. 150,000 frames with a place each come to 180 MiB; they are read as they come. */
export const MAX_METADATA_BYTES = 256 * MIB;

/** JSON within JSON: sixteen sequences in sequences, each a list of objects of elements, and some. */
export const MAX_JSON_DEPTH = 64;

/** One element as JSON, but for the list of frames: an ICC profile of 16 MiB takes 22 MiB in base64. */
export const MAX_ELEMENT_BYTES = 32 * MIB;

/** One object's elements but for the list of frames: profiles of two optical paths. */
export const MAX_OBJECT_BYTES = 48 * MIB;

/**
 * Lists, objects and commas of what the parser holds at a time, an object without its frames or one frame. Real ones
 * have thousands; as many empty lists take 10 MiB.
 */
export const MAX_JSON_NODES = 250_000;

/**
 * Escaped characters of one text, of which the parser keeps each by itself until the text ends. An ICC profile of 16 MiB in
 * base64 has 350,000 slashes, which some servers escape.
 */
export const MAX_JSON_ESCAPES = 1_000_000;

/** What the parser gathers a number in; without it each digit is kept by itself, and a number may be as long as an element. */
export const JSON_NUMBER_BUFFER_BYTES = 1024;

/** Objects of a list or frames of an object: 8 bytes each stay behind of one that is past. */
export const MAX_LISTED = MAX_FRAMES;

/** A list of a series' objects; ten thousand come to 10 MiB. */
export const MAX_LIST_BYTES = 32 * MIB;

/** Asked for at once of a list. */
export const LIST_PAGE = 1000;

/** Headers read at the same time: each is walked through on the one thread that reads them all. */
export const METADATA_AT_ONCE = 2;

/** Frames in one request: servers look up the object anew for each request, and a region awaits eight tiles. */
export const MAX_BATCH_FRAMES = 8;

/** Frames of one request, by their largest size; of huge frames one comes at a time. */
export const MAX_BATCH_BYTES = 64 * MIB;

/** Frames of one slide that may wait to be asked for: as many as tiles may wait to be decoded. */
export const MAX_WAITING_FRAMES = 4096;

/** What multipart adds to a frame: a boundary, a type and a place. */
export const MAX_PART_HEADER_BYTES = 4096;

/** One try of a request, however slowly the server goes on sending. */
export const MAX_TRY_MS = 300_000;

/** Waits before the tries after the first. A server that restarts is back after some seconds. */
export const RETRY_AFTER_MS: readonly number[] = [250, 1000, 3000];

/** When callers may ask again after all these tries: whatever is wrong then is not over in a second. */
export const CALLERS_RETRY_AFTER_MS = 10_000;

/** The longest that a server may have us wait by Retry-After. */
export const MAX_RETRY_AFTER_MS = 10_000;
