/** One step through an XML text. Names come without namespace prefix. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const TAG = /^<(\/?)([^\s/>]+)/;
// A name starts after white space: without that, long runs of other text would be tried from every position.
const ATTRIBUTE = /(?<=\s)([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Steps through XML in one pass, in time proportional to its length whatever it holds; it stops where a tag does not
 * end. Enough for the metadata that slides carry; nothing is validated, and nothing is fetched from elsewhere.
 */
export function* scanXml(xml: string): Generator<XmlEvent, void, undefined> {
  for (let at = 0; at < xml.length;) {
    const start = xml.indexOf('<', at);
    const text = xml.slice(at, start < 0 ? undefined : start);
    if (text !== '') yield { kind: 'text', text: decodeEntities(text) };
    const comment = xml.startsWith('<!--', start);
    const end = start < 0 ? -1 : xml.indexOf(comment ? '-->' : '>', start);
    if (end < 0) return;
    at = end + (comment ? 3 : 1);
    if (!comment) yield* tagEvents(xml.slice(start, end));
  }
}

/** `tag` is without its closing bracket. Declarations and processing instructions give no event. */
function* tagEvents(tag: string): Generator<XmlEvent, void, undefined> {
  const [opening, slash, name = '!'] = TAG.exec(tag) ?? [];
  if (opening === undefined || name.startsWith('!') || name.startsWith('?')) return;
  const local = name.slice(name.indexOf(':') + 1);
  if (slash === '') yield { kind: 'open', name: local, attributes: readAttributes(tag.slice(opening.length)) };
  if (slash === '/' || tag.endsWith('/')) yield { kind: 'close', name: local };
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(
    ([, key = '', double, single]) => [key, decodeEntities(double ?? single ?? '')] as const,
  );
  return new Map(pairs);
}

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
