// Elements in the DICOM JSON model (PS3.18, F.2) as the data set that a file's elements make.
import { corrupt } from '../../slide-error.js';
import type { Dataset, DicomValue, Shape, ValuePlace } from '../../dicom/dataset/dataset.js';
import { MAX_KEPT_ITEMS, MAX_VALUE_BYTES } from '../../dicom/limits.js';

/** `0048021A`. */
export function jsonTag(tag: number): string {
  return tag.toString(16).toUpperCase().padStart(8, '0');
}

/** What `shape` names of one object; `name` is for messages. Throws SLIDE_CORRUPT for values beyond the limits. */
export function datasetOfJson(json: unknown, shape: Shape, name: string): Dataset {
  const elements = recordOf(json);
  const values = new Map<number, DicomValue>();
  const places = new Map<number, ValuePlace>();
  const items = new Map<number, readonly Dataset[]>();
  for (const tag of shape.values ?? []) {
    const value = valueOf(elements[jsonTag(tag)], name);
    if (value !== undefined) values.set(tag, value);
  }
  for (const tag of shape.places ?? []) {
    const place = placeOf(elements[jsonTag(tag)]);
    if (place !== undefined) places.set(tag, place);
  }
  for (const [tag, itemShape] of shape.items ?? []) {
    const element = elements[jsonTag(tag)];
    if (element !== undefined) items.set(tag, itemsOf(element, itemShape, name));
  }
  return { values, places, items };
}

/** As the text that a file would hold: numbers are read from it as from decimal strings. */
function valueOf(element: unknown, name: string): DicomValue | undefined {
  const { Value: values } = recordOf(element);
  if (!Array.isArray(values)) return undefined;
  const bytes = Buffer.from(values.map(textOfValue).join('\\'), 'latin1');
  if (bytes.length > MAX_VALUE_BYTES) throw corrupt(`${name} claims ${bytes.length} bytes for one value`);
  return { representation: 'LO', bytes };
}

function textOfValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Bulk data is in the JSON itself or elsewhere on the server, which then does not say how long it is. */
function placeOf(element: unknown): ValuePlace | undefined {
  const { BulkDataURI: uri, InlineBinary: inline } = recordOf(element);
  if (typeof inline === 'string' && inline !== '') {
    const bytes = Buffer.from(inline, 'base64');
    return { offset: 0, length: bytes.length, web: { inline: bytes } };
  }
  return typeof uri === 'string' && uri !== '' ? { offset: 0, length: 1, web: { uri } } : undefined;
}

function itemsOf(element: unknown, shape: Shape, name: string): readonly Dataset[] {
  const { Value: items } = recordOf(element);
  if (!Array.isArray(items)) return [];
  if (items.length > MAX_KEPT_ITEMS) throw corrupt(`${name} has more than ${MAX_KEPT_ITEMS} items in a sequence`);
  return items.map((item) => datasetOfJson(item, shape, name));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
