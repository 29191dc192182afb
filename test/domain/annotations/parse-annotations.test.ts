import { describe, expect, it } from 'vitest';
import { parseAnnotations } from '../../../src/domain/annotations/parse-annotations.js';
import { NO_OTHER_NAMES } from '../../../src/domain/annotations/region-names.js';

const SQUARE = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
] as const;

interface AsapPoint {
  readonly order: number | string;
  readonly at: readonly [number | string, number | string];
}

function asap(
  annotations: readonly { readonly group: string; readonly type?: string; readonly points: AsapPoint[] }[],
): string {
  const body = annotations.map(
    ({ group, type = 'Polygon', points }, index) =>
      `<Annotation Name="Annotation ${index}" Type="${type}" PartOfGroup="${group}" Color="#F4FA58"><Coordinates>${points
        .map(({ order, at: [x, y] }) => `<Coordinate Order="${order}" X="${x}" Y="${y}" />`)
        .join('')}</Coordinates></Annotation>`,
  );
  return `<?xml version="1.0"?>\n<ASAP_Annotations><Annotations>${body.join('')}</Annotations><AnnotationGroups/></ASAP_Annotations>`;
}

const points = (list: readonly (readonly [number, number])[] = SQUARE): AsapPoint[] =>
  list.map((at, order) => ({ order, at }));

const parse = (text: string): ReturnType<typeof parseAnnotations> => parseAnnotations(text, NO_OTHER_NAMES);
const kinds = (text: string): readonly string[] => parse(text).regions.map(({ kind }) => kind);

describe('ASAP XML', () => {
  it('knows the groups of CAMELYON16 and CAMELYON17, and paints what is cut out last', () => {
    const groups = ['_2', 'Exclusion', '_0', '_1', 'Tumor', 'metastases', 'normal'];
    expect(kinds(asap(groups.map((group) => ({ group, points: points() }))))).toEqual([
      ...Array<string>(4).fill('tumour'),
      ...Array<string>(3).fill('normal'),
    ]);
  });

  it('sorts points by their Order, whatever their place in the file', () => {
    const shuffled = [2, 0, 3, 1].map((order) => ({ order, at: SQUARE[order] ?? SQUARE[0] }));
    expect([...(parse(asap([{ group: 'Tumor', points: shuffled }])).regions[0]?.outer ?? [])]).toEqual(SQUARE.flat());
  });

  it('reads decimal commas', () => {
    const outer = parse(asap([{ group: 'Tumor', points: [{ order: 0, at: ['1,5', 0] }, ...points(SQUARE).slice(1)] }]));
    expect(outer.regions[0]?.outer[0]).toBe(1.5);
  });

  it.each([
    ['a group that says nothing', asap([{ group: 'None', points: points() }]), /"None" is no known name/],
    [
      'an Order that comes twice',
      asap([{ group: 'Tumor', points: points().map((point) => ({ ...point, order: 0 })) }]),
      /same Order/,
    ],
    [
      'no Order',
      asap([{ group: 'Tumor', points: points().map((point) => ({ ...point, order: '' })) }]),
      /without an Order/,
    ],
    [
      'a coordinate that is no number',
      asap([{ group: 'Tumor', points: [{ order: 0, at: ['x', 1] }, ...points().slice(1)] }]),
      /no pair of numbers/,
    ],
    ['a file that breaks off', asap([{ group: 'Tumor', points: points() }]).slice(0, -30), /breaks off/],
  ])('refuses %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ reason: 'TRAINING_DATA_INVALID', message: expect.stringMatching(message) as string }),
    );
  });

  it('leaves out what has no area, and says so', () => {
    const { regions, notes } = parse(
      asap([
        { group: 'Tumor', type: 'Dot', points: points(SQUARE.slice(0, 1)) },
        { group: 'Tumor', points: points(SQUARE.slice(0, 2)) },
        { group: 'Tumor', points: points() },
      ]),
    );
    expect(regions).toHaveLength(1);
    expect(notes).toEqual([expect.stringContaining('Dot'), expect.stringContaining('fewer than three points')]);
  });

  it('takes splines as straight, and says so once', () => {
    const spline = { group: 'Tumor', type: 'Spline', points: points() };
    const { regions, notes } = parse(asap([spline, spline, { group: 'Tumor', points: points() }]));
    expect(regions).toHaveLength(3);
    expect(notes).toEqual(['2 of its annotations are splines: taken as straight between their points']);
  });

  it('takes the names that the caller gives', () => {
    const names = { tumour: ['Lesion'], normal: [], ignore: ['none'] };
    const text = asap([
      { group: 'None', points: points() },
      { group: 'lesion', points: points() },
    ]);
    expect(parseAnnotations(text, names).regions.map(({ kind }) => kind)).toEqual(['tumour', 'ignore']);
  });
});

describe('CAMELYON JSON', () => {
  it('reads tumour and what is cut out of it', () => {
    const text = JSON.stringify({
      positive: [{ name: 'a', vertices: SQUARE }],
      negative: [{ name: 'b', vertices: SQUARE }],
    });
    expect(kinds(text)).toEqual(['tumour', 'normal']);
  });

  it.each([
    [{ positive: [{ name: 'a' }] }, /has no vertices/],
    [{ positive: [{ name: 'a', vertices: [[1]] }] }, /point 1 is no pair/],
    [{ positive: 3 }, /no list/],
  ])('refuses %j', (value, message) => {
    expect(() => parse(JSON.stringify(value))).toThrow(message);
  });
});

describe('GeoJSON of QuPath', () => {
  const closed = [...SQUARE, SQUARE[0]];
  const feature = (geometry: unknown, name?: string, more = {}): object => ({
    type: 'Feature',
    geometry,
    properties: { objectType: 'annotation', ...(name === undefined ? {} : { classification: { name } }), ...more },
  });
  const collection = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });

  it('reads polygons with holes and several parts', () => {
    const { regions, notes } = parse(
      collection(
        feature({ type: 'MultiPolygon', coordinates: [[closed, closed], [closed]] }, 'Tumor'),
        feature({ type: 'Polygon', coordinates: [closed] }, 'Ignore*'),
      ),
    );
    expect(regions.map(({ kind, holes }) => [kind, holes.length])).toEqual([
      ['tumour', 1],
      ['tumour', 0],
      ['ignore', 0],
    ]);
    expect(notes).toEqual([]);
  });

  it('closes an open ring, and says so', () => {
    const { regions, notes } = parse(collection(feature({ type: 'Polygon', coordinates: [SQUARE] }, 'Tumor')));
    expect([...(regions[0]?.outer ?? [])]).toEqual(SQUARE.flat());
    expect(notes).toEqual([expect.stringContaining('is open')]);
  });

  it('leaves out cells, lines and what has no class, and says so', () => {
    const polygon = { type: 'Polygon', coordinates: [closed] };
    const { regions, notes } = parse(
      collection(
        feature(polygon, 'Tumor'),
        feature(polygon, 'Tumor', { objectType: 'cell' }),
        feature({ type: 'LineString', coordinates: closed }, 'Tumor'),
        feature(polygon),
      ),
    );
    expect(regions).toHaveLength(1);
    expect(notes.join('\n')).toMatch(/LineString[^]*1 detections[^]*1 annotations have no class/);
  });

  it.each([
    [
      'a class that says nothing',
      collection(feature({ type: 'Polygon', coordinates: [closed] }, 'Stroma')),
      /"Stroma"/,
    ],
    ['no class anywhere', collection(feature({ type: 'Polygon', coordinates: [closed] })), /no annotation has a class/],
    ['other JSON', '{"a": 1}', /neither CAMELYON/],
    ['broken JSON', '{"positive": [', /broken/],
    ['other text', 'x,y', /neither XML nor JSON/],
  ])('refuses %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});
