import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../src/domain/dataset/parse-csv.js';
import { parsePatchManifest, parseSlideManifest } from '../../../src/domain/dataset/parse-manifests.js';

const NAMES = { tumourClasses: ['mets'], normalClasses: ['stroma'] };

describe('parseCsv', () => {
  it('reads quotes, line ends of either kind, blank lines and a byte-order mark', () => {
    const rows = parseCsv('\uFEFFFile,Label\r\n"a, ""b"".png",tumor\r\n\r\n"two\nlines",normal\n');
    expect(rows.map(({ line, fields }) => [line, fields.get('file'), fields.get('label')])).toEqual([
      [2, 'a, "b".png', 'tumor'],
      [4, 'two\nlines', 'normal'],
    ]);
  });

  it('takes an empty field for none, at the end of the text too', () => {
    expect(parseCsv('a,b\n1,')[0]?.fields).toEqual(new Map([['a', '1']]));
  });

  it.each([
    ['a,b\n1\n', /line 2 has 1 fields, the header 2/],
    ['a,b\n\n1,2\n"1,2\n', /line 4 has a quote that does not end/],
    ['a,b\n"1"x,2\n', /line 2 has text after/],
    ['a,A\n1,2\n', /"a" twice/],
  ])('refuses %j with the line', (text, message) => {
    expect(() => parseCsv(text)).toThrow(message);
  });
});

describe('parsePatchManifest', () => {
  it('reads CSV and JSON Lines alike', () => {
    const csv = 'file,label,slide,patient,other\na.png,TUMOR,s1,p1,x\nb.png,0,,,\nc.png,mets,s2,,\nd.png,stroma,s2,,\n';
    const lines = [
      { file: 'a.png', label: 'tumor', slide: 's1', patient: 'p1' },
      { file: 'b.png', label: 0 },
      { file: 'c.png', label: 'mets', slide: 's2' },
      { file: 'd.png', label: 'stroma', slide: 's2', patient: null },
    ];
    const expected = [
      { file: 'a.png', tumour: true, slide: 's1', patient: 'p1' },
      { file: 'b.png', tumour: false },
      { file: 'c.png', tumour: true, slide: 's2' },
      { file: 'd.png', tumour: false, slide: 's2' },
    ];
    const withoutLines = (text: string): object[] => parsePatchManifest(text, NAMES).map(({ line: _, ...row }) => row);
    expect(withoutLines(csv)).toEqual(expected);
    const json = lines.map((line) => JSON.stringify(line));
    expect(withoutLines(json.join('\n'))).toEqual(expected);
    expect(withoutLines(`\uFEFF${json.join('\r\n')}\r\n`)).toEqual(expected);
  });

  it.each([
    ['file,label\na.png,maybe\n', /line 2 has the label "maybe"/],
    ['file,label\n,tumor\n', /line 2 has no "file"/],
    ['name,label\na,tumor\n', /line 1 must name the columns, "file" among them, but reads: name, label$/],
    ['file\na\n', /line 1 must name the columns, "label"/],
    ['{"file":"a","label":1}\n{"file":', /line 2 is no JSON/],
    ['{"file":"a","label":[1]}', /line 1: "label" is no text/],
  ])('refuses %j with the line', (text, message) => {
    expect(() => parsePatchManifest(text, NAMES)).toThrow(message);
  });
});

describe('parseSlideManifest', () => {
  it('reads truth, label, patient and pixel size', () => {
    const text = 'slide,truth,label,patient,mpp\na.tif,a.xml,,p,\nb.tif,,normal,,0.25\nc.tif,c.png,macro,,\n';
    expect(parseSlideManifest(text)).toEqual([
      { line: 2, slide: 'a.tif', truth: 'a.xml', patient: 'p' },
      { line: 3, slide: 'b.tif', tumour: false, mpp: 0.25 },
      { line: 4, slide: 'c.tif', truth: 'c.png', tumour: true },
    ]);
  });

  it.each([
    ['slide,truth,label\na.tif,,\n', /neither "truth" nor "label"/],
    ['slide,label,mpp\na.tif,normal,-1\n', /pixel size "-1"/],
    ['a.tif,a.xml,tumor,p\n', /line 1 must name the columns, "slide" among them, but reads: a\.tif, a\.xml, tumor, p$/],
    ['slide;label\na.tif;normal\n', /but reads: slide;label; fields are separated by commas$/],
    ['slide\tlabel\na.tif\tnormal\n', /fields are separated by commas$/],
  ])('refuses %j', (text, message) => {
    expect(() => parseSlideManifest(text)).toThrow(message);
  });
});
