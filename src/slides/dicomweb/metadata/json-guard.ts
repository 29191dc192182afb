// What a server's JSON may ask of whoever parses it: told before the parser holds any of it.
import { TAG } from '../../dicom/dataset/tags.js';
import {
  MAX_ELEMENT_BYTES,
  MAX_JSON_DEPTH,
  MAX_JSON_ESCAPES,
  MAX_JSON_NODES,
  MAX_LISTED,
  MAX_OBJECT_BYTES,
} from '../limits.js';
import { jsonTag } from './json-dataset.js';

/** Takes the next piece; completes "the metadata …" where it goes too far. */
export type JsonGuard = (chunk: Uint8Array) => string | undefined;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [0x5b, 0x5d, 0x7b, 0x7d, 0x2c];

/** Elements are in the objects of a list. */
const ELEMENT_DEPTH = 2;
/** Its items, one a frame, are forgotten one by one. */
const STREAMED = jsonTag(TAG.perFrameGroups);
/** Below a list of objects each is forgotten once it is past, below the list of frames each frame. */
const OBJECT_LIST_DEPTH = 1;
const FRAME_LIST_DEPTH = 4;

interface GuardState {
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** Of the text that it is in, or was last in. */
  escapes: number;
  /** Of the element that the text is in, or of the frame. */
  elementBytes: number;
  /** Of the object, without frames. */
  objectBytes: number;
  /** Lists, objects and commas of what is held: of the object, or of the frame. */
  nodes: number;
  /** Objects, or frames of the object. */
  listed: number;
  /** The start of the last text at the depth of elements: an element's name. */
  key: string;
}

/**
 * Bounds how deep the JSON nests, how much of one element and one object there is, and of how many parts: the parser
 * keeps all of it in memory, where an empty list of three bytes takes sixty.
 */
export function createJsonGuard(): JsonGuard {
  const state: GuardState = {
    depth: 0,
    inString: false,
    escaped: false,
    escapes: 0,
    elementBytes: 0,
    objectBytes: 0,
    nodes: 0,
    listed: 0,
    key: '',
  };
  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      const end = state.inString ? endOfText(state, chunk, at) : endOfStructure(state, chunk, at);
      count(state, end - at);
      at = end;
      if (state.depth > MAX_JSON_DEPTH) return `nest deeper than ${MAX_JSON_DEPTH} levels`;
      if (state.elementBytes > MAX_ELEMENT_BYTES) return `have an element of more than ${MAX_ELEMENT_BYTES} bytes`;
      if (state.objectBytes > MAX_OBJECT_BYTES) return `have more than ${MAX_OBJECT_BYTES} bytes beside the frames`;
      if (state.escapes > MAX_JSON_ESCAPES) return `have more than ${MAX_JSON_ESCAPES} escaped characters in one text`;
      if (state.nodes > MAX_JSON_NODES) return `have more than ${MAX_JSON_NODES} parts in one object or frame`;
      if (state.listed > MAX_LISTED) return `list more than ${MAX_LISTED} objects or frames`;
    }
    return undefined;
  };
}

/** Behind the text's closing quote, or the end of the piece. */
function endOfText(state: GuardState, chunk: Uint8Array, from: number): number {
  let at = from;
  let { escaped, escapes } = state;
  while (at < chunk.length && (escaped || chunk[at] !== QUOTE)) {
    escaped = !escaped && chunk[at] === BACKSLASH;
    if (escaped) escapes += 1;
    at += 1;
  }
  if (state.depth === ELEMENT_DEPTH && state.key.length < STREAMED.length) {
    state.key += Buffer.from(chunk.subarray(from, Math.min(at, from + STREAMED.length))).toString('latin1');
  }
  state.inString = at === chunk.length;
  state.escaped = escaped && state.inString;
  state.escapes = escapes;
  return state.inString ? at : at + 1;
}

/** Behind the next opening quote, where it goes too deep or an element ends, or the end of the piece. */
function endOfStructure(state: GuardState, chunk: Uint8Array, from: number): number {
  const at = countStructure(state, chunk, from);
  if (chunk[at] !== QUOTE || state.depth > MAX_JSON_DEPTH) return at;
  state.inString = true;
  state.escapes = 0;
  if (state.depth === ELEMENT_DEPTH) Object.assign(state, { key: '', elementBytes: 0 });
  return at + 1;
}

/** Up to the next quote, where it goes too deep, or the end of the piece. */
function countStructure(state: GuardState, chunk: Uint8Array, from: number): number {
  let { depth, nodes, listed } = state;
  const listDepth = state.key === STREAMED && depth >= FRAME_LIST_DEPTH - 1 ? FRAME_LIST_DEPTH : OBJECT_LIST_DEPTH;
  let at = from;
  for (; at < chunk.length && depth <= MAX_JSON_DEPTH; at += 1) {
    const byte = chunk[at];
    if (byte === QUOTE) break;
    if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    else if (byte !== COMMA) continue;
    if (depth > listDepth) nodes += 1;
    else {
      nodes = 0;
      if (byte === COMMA) listed += 1;
    }
  }
  Object.assign(state, { depth, nodes, listed });
  return at;
}

/** A name of an element begins it anew; between the elements of an object there is next to nothing. */
function count(state: GuardState, bytes: number): void {
  if (state.depth < ELEMENT_DEPTH) Object.assign(state, { elementBytes: 0, objectBytes: 0 });
  else if (state.key !== STREAMED) {
    state.elementBytes += bytes;
    state.objectBytes += bytes;
  } else if (state.depth <= FRAME_LIST_DEPTH) state.elementBytes = 0;
  else state.elementBytes += bytes;
}
