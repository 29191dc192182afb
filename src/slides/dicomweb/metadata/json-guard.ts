// What a server's JSON may ask of whoever parses it: told before the parser holds any of it.
import { TAG } from '../../dicom/dataset/tags.js';
import { MAX_ELEMENT_BYTES, MAX_JSON_DEPTH } from '../limits.js';
import { jsonTag } from './json-dataset.js';

/** Takes the next piece; completes "the metadata …" where it goes too far. */
export type JsonGuard = (chunk: Uint8Array) => string | undefined;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Elements are in the objects of a list. */
const ELEMENT_DEPTH = 2;
/** Its items, one a frame, are forgotten one by one. */
const STREAMED = jsonTag(TAG.perFrameGroups);

interface GuardState {
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** Of the element that the text is in. */
  elementBytes: number;
  /** The start of the last text at the depth of elements: an element's name. */
  key: string;
}

/** Bounds how deep the JSON nests and how much of one element there is: the parser keeps both in memory. */
export function createJsonGuard(): JsonGuard {
  const state: GuardState = { depth: 0, inString: false, escaped: false, elementBytes: 0, key: '' };
  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      const end = state.inString ? endOfText(state, chunk, at) : endOfStructure(state, chunk, at);
      count(state, end - at);
      at = end;
      if (state.depth > MAX_JSON_DEPTH) return `nest deeper than ${MAX_JSON_DEPTH} levels`;
      if (state.elementBytes > MAX_ELEMENT_BYTES) return `have an element of more than ${MAX_ELEMENT_BYTES} bytes`;
    }
    return undefined;
  };
}

/** Behind the text's closing quote, or the end of the piece. */
function endOfText(state: GuardState, chunk: Uint8Array, from: number): number {
  let at = from;
  let { escaped } = state;
  while (at < chunk.length && (escaped || chunk[at] !== QUOTE)) {
    escaped = !escaped && chunk[at] === BACKSLASH;
    at += 1;
  }
  if (state.depth === ELEMENT_DEPTH && state.key.length < STREAMED.length) {
    state.key += Buffer.from(chunk.subarray(from, Math.min(at, from + STREAMED.length))).toString('latin1');
  }
  state.inString = at === chunk.length;
  state.escaped = escaped && state.inString;
  return state.inString ? at : at + 1;
}

/** Behind the next opening quote, where it goes too deep or an element ends, or the end of the piece. */
function endOfStructure(state: GuardState, chunk: Uint8Array, from: number): number {
  let { depth } = state;
  let at = from;
  for (; at < chunk.length && depth <= MAX_JSON_DEPTH; at += 1) {
    const byte = chunk[at];
    if (byte === QUOTE) break;
    if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
  state.depth = depth;
  if (chunk[at] !== QUOTE || depth > MAX_JSON_DEPTH) return at;
  state.inString = true;
  if (depth === ELEMENT_DEPTH) Object.assign(state, { key: '', elementBytes: 0 });
  return at + 1;
}

/** A name of an element begins it anew; between the elements of an object there is next to nothing. */
function count(state: GuardState, bytes: number): void {
  if (state.depth < ELEMENT_DEPTH) state.elementBytes = 0;
  else if (state.key !== STREAMED) state.elementBytes += bytes;
}
