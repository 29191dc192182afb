import { JSONParser, TokenizerError, TokenParserError } from '@streamparser/json';
import type { Dataset, Shape } from '../../dicom/dataset/dataset.js';
import { JSON_NUMBER_BUFFER_BYTES } from '../limits.js';
import { datasetOfJson, jsonTag } from './json-dataset.js';

/** Takes the JSON of one object as it comes. Both throw SLIDE_CORRUPT, or what the JSON parser finds wrong. */
export interface MetadataParser {
  write(chunk: Uint8Array): void;
  /** Undefined when the JSON is cut off, or holds no object or several. */
  end(): Dataset | undefined;
}

/**
 * Keeps what `shape` names and forgets all else as soon as it is past, patients' elements first of all; of sequences
 * with an item a frame no more than one item is held.
 */
export function createMetadataParser(shape: Shape, name: string): MetadataParser {
  const kept: Record<string, unknown> = {};
  let objects = 0;
  const parser = new JSONParser({
    paths: pathsOf(shape),
    keepStack: false,
    numberBufferSize: JSON_NUMBER_BUFFER_BYTES,
  });
  const streams = new Map([...(shape.streams ?? [])].map(([tag, stream]) => [jsonTag(tag), stream]));
  parser.onValue = ({ key, value, stack }) => {
    const [, { key: index } = { key: 0 }, { key: tag } = { key: undefined }] = stack;
    objects = Math.max(objects, Number(stack.length > 1 ? index : key) + 1);
    const stream = typeof tag === 'string' ? streams.get(tag) : undefined;
    if (stream !== undefined) stream.visit(datasetOfJson(value, stream.shape, name), Number(key));
    else if (typeof key === 'string') kept[key] = value;
  };
  return {
    write: (chunk) => {
      parser.write(chunk);
    },
    end: () => (parser.isEnded && objects === 1 ? datasetOfJson(kept, shape, name) : undefined),
  };
}

/** Within the list of objects: each element, and of streamed sequences each item. */
function pathsOf({ values, places, items, streams }: Shape): string[] {
  const whole = [...(values ?? []), ...(places ?? []), ...(items?.keys() ?? [])];
  return [
    ...whole.map((tag) => `$.*.${jsonTag(tag)}`),
    ...[...(streams?.keys() ?? [])].map((tag) => `$.*.${jsonTag(tag)}.Value.*`),
  ];
}

/** Whether the JSON itself was at fault, rather than what it says. */
export function isJsonError(error: unknown): boolean {
  return error instanceof TokenizerError || error instanceof TokenParserError;
}
