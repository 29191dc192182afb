// ASAP XML: ASAP_Annotations › Annotations › Annotation › Coordinates › Coordinate{Order, X, Y}; groups by PartOfGroup.
import { scanXml } from '../text/scan-xml.js';
import { inPaintingOrder, type AnnotatedRegion, type SlideAnnotations } from './annotated-region.js';
import { makeRing } from './make-ring.js';
import { kindOf, type RegionNames } from './region-names.js';
import { truthInvalid } from './truth-invalid.js';

interface Drawn {
  readonly name: string;
  readonly type: string;
  readonly group: string;
  readonly points: { readonly order: number; readonly x: number; readonly y: number }[];
}

/** Types that enclose an area; dots, lines and measurements enclose none. */
const AREA_TYPES: ReadonlySet<string> = new Set(['polygon', 'rectangle', 'spline']);

/** Points stand by their Order, whatever their place in the file. Throws TRAINING_DATA_INVALID. */
export function parseAsapXml(xml: string, names: RegionNames): SlideAnnotations {
  const notes: string[] = [];
  const regions: AnnotatedRegion[] = [];
  let splines = 0;
  for (const drawn of readAnnotations(xml)) {
    const where = `annotation "${drawn.name}"`;
    if (!AREA_TYPES.has(drawn.type.toLowerCase())) {
      notes.push(`${where} is a ${drawn.type}, which has no area: left out`);
      continue;
    }
    const outer = makeRing(inOrder(drawn, where), where);
    if (outer === undefined) {
      notes.push(`${where} has fewer than three points: left out`);
      continue;
    }
    if (drawn.type.toLowerCase() === 'spline') splines += 1;
    regions.push({ name: drawn.name, kind: kindOf(drawn.group, names), outer, holes: [] });
  }
  if (splines > 0) notes.push(`${splines} of its annotations are splines: taken as straight between their points`);
  return { regions: inPaintingOrder(regions), notes };
}

function readAnnotations(xml: string): readonly Drawn[] {
  const drawn: Drawn[] = [];
  let closed = false;
  for (const event of scanXml(xml)) {
    if (event.kind === 'close' && event.name === 'ASAP_Annotations') closed = true;
    if (event.kind !== 'open') continue;
    const { name, attributes } = event;
    const text = (key: string): string => attributes.get(key) ?? '';
    if (name === 'Annotation') {
      drawn.push({ name: text('Name'), type: text('Type'), group: text('PartOfGroup'), points: [] });
    } else if (name === 'Coordinate') {
      drawn.at(-1)?.points.push({ order: numeric(text('Order')), x: numeric(text('X')), y: numeric(text('Y')) });
    }
  }
  if (!closed) throw truthInvalid('the XML holds no whole ASAP_Annotations: it is another kind of file or breaks off');
  return drawn;
}

/** ASAP writes decimal commas where the system's language has them. */
function numeric(text: string): number {
  return text.trim() === '' ? NaN : Number(text.replace(',', '.'));
}

function inOrder({ points }: Drawn, where: string): readonly (readonly [number, number])[] {
  const orders = new Set(points.map(({ order }) => order));
  if (points.some(({ order }) => !Number.isInteger(order))) throw truthInvalid(`${where} has points without an Order`);
  if (orders.size < points.length) throw truthInvalid(`${where} gives the same Order to several points`);
  return [...points].sort((a, b) => a.order - b.order).map(({ x, y }) => [x, y] as const);
}
