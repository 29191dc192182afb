// GeoJSON as QuPath exports it: level-0 pixels from the top left corner; a class under properties.classification.
import { inPaintingOrder, type AnnotatedRegion, type RegionKind, type SlideAnnotations } from './annotated-region.js';
import { isObject, listIn } from './json-values.js';
import { makeRing } from './make-ring.js';
import { kindOf, type RegionNames } from './region-names.js';
import { truthInvalid } from './truth-invalid.js';

type Json = Readonly<Record<string, unknown>>;

/** Cells and detections are computed, not drawn: only annotations are truth. A feature without a type is one. */
const TRUTH_TYPES: ReadonlySet<unknown> = new Set([undefined, 'annotation']);

/** A FeatureCollection, one Feature, or a bare list of features. Throws TRAINING_DATA_INVALID. */
export function parseGeoJson(value: unknown, names: RegionNames): SlideAnnotations {
  const notes: string[] = [];
  const left = { detections: 0, unclassified: 0 };
  const regions: AnnotatedRegion[] = [];
  featuresOf(value).forEach((feature, index) => {
    const where = `feature ${index + 1}`;
    if (!isObject(feature)) throw truthInvalid(`${where} is no object`);
    const properties = isObject(feature['properties']) ? feature['properties'] : {};
    const className = classOf(properties);
    if (!TRUTH_TYPES.has(properties['objectType'])) left.detections += 1;
    else if (className === undefined) left.unclassified += 1;
    else regions.push(...regionsOf(feature['geometry'], kindOf(className, names), `${where} (${className})`, notes));
  });
  if (left.detections > 0) notes.push(`${left.detections} detections, cells or tiles are no annotations: left out`);
  if (left.unclassified > 0) notes.push(`${left.unclassified} annotations have no class: left out`);
  if (regions.length === 0 && left.unclassified > 0) throw truthInvalid('no annotation has a class');
  return { regions: inPaintingOrder(regions), notes };
}

function featuresOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value) && value['type'] === 'FeatureCollection') return listIn(value, 'features');
  if (isObject(value) && value['type'] === 'Feature') return [value];
  throw truthInvalid('the JSON is neither CAMELYON polygons nor GeoJSON features');
}

/** QuPath writes `{name}`, for classes of several parts `{names}`: the first part says what it is. */
function classOf(properties: Json): string | undefined {
  const { classification } = properties;
  if (!isObject(classification)) return undefined;
  if (typeof classification['name'] === 'string') return classification['name'];
  const [first] = listIn(classification, 'names');
  return typeof first === 'string' ? first : undefined;
}

function regionsOf(geometry: unknown, kind: RegionKind, name: string, notes: string[]): readonly AnnotatedRegion[] {
  if (!isObject(geometry)) throw truthInvalid(`${name} has no geometry`);
  const { type } = geometry;
  if (type === 'Polygon') return polygonOf(listIn(geometry, 'coordinates'), kind, name, notes);
  if (type === 'MultiPolygon') {
    return listIn(geometry, 'coordinates').flatMap((polygon) => polygonOf(asList(polygon, name), kind, name, notes));
  }
  if (type === 'GeometryCollection') {
    return listIn(geometry, 'geometries').flatMap((part) => regionsOf(part, kind, name, notes));
  }
  notes.push(`${name} is a ${String(type)}, which has no area: left out`);
  return [];
}

/** The first ring is the outline, the others are holes, whichever way round they are drawn. */
function polygonOf(rings: readonly unknown[], kind: RegionKind, name: string, notes: string[]): AnnotatedRegion[] {
  const [outer, ...holes] = rings.map((ring) => ringOf(asList(ring, name), name, notes));
  if (outer === undefined) {
    notes.push(`${name} has fewer than three points: left out`);
    return [];
  }
  return [{ name, kind, outer, holes: holes.filter((hole) => hole !== undefined) }];
}

function ringOf(points: readonly unknown[], name: string, notes: string[]): ReturnType<typeof makeRing> {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length > 2 && JSON.stringify(first) !== JSON.stringify(last)) {
    notes.push(`${name} is open: closed from its last point to its first`);
  }
  return makeRing(points, name);
}

function asList(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw truthInvalid(`${name} has coordinates that are no list`);
}
