import { JSONParser } from '@streamparser/json';
import type { Dataset, Shape } from '../../dicom/dataset/dataset.js';
import { JSON_NUMBER_BUFFER_BYTES } from '../limits.js';
import { datasetOfJson } from './json-dataset.js';
import { createJsonGuard } from './json-guard.js';
import { isJsonError } from './metadata-parser.js';

/** Takes the JSON of a list of objects as it comes and holds one of them at a time, whatever else is in it. */
export interface ListParser {
  /**
   * What is wrong with it so far; nothing more must be written then. Throws SLIDE_CORRUPT for values beyond the limits.
   */
  write(chunk: Uint8Array): string | undefined;
  /** What `shape` names of each; undefined when it is no list, or is cut off. */
  end(): readonly Dataset[] | undefined;
  /** Whether nothing but white space has come. */
  isEmpty(): boolean;
}

const OPEN_LIST = 0x5b;
/** Tab, line feed, carriage return, space. */
const WHITE = new Set([0x09, 0x0a, 0x0d, 0x20]);

export function createListParser(shape: Shape, maxEntries: number): ListParser {
  const found: Dataset[] = [];
  const guard = createJsonGuard();
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false, numberBufferSize: JSON_NUMBER_BUFFER_BYTES });
  let first: number | undefined;
  let entries = 0;
  parser.onValue = ({ value }) => {
    entries += 1;
    if (entries <= maxEntries) found.push(datasetOfJson(value, shape, 'an entry of a list'));
  };
  const parse = (chunk: Uint8Array): string | undefined => {
    try {
      parser.write(chunk);
      return entries > maxEntries ? `a list has more than ${maxEntries} entries` : undefined;
    } catch (error) {
      if (isJsonError(error)) return 'a search is not answered with a list';
      throw error;
    }
  };
  return {
    write: (chunk) => {
      first ??= chunk.find((byte) => !WHITE.has(byte));
      // White space alone is no JSON, and an empty list for some servers.
      if (first === undefined) return undefined;
      const problem = guard(chunk);
      return problem === undefined ? parse(chunk) : `the entries of a list ${problem}`;
    },
    end: () => (first === OPEN_LIST && parser.isEnded ? found : undefined),
    isEmpty: () => first === undefined,
  };
}
