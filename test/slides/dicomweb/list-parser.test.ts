import { describe, expect, it } from 'vitest';
import { textOf, type Dataset } from '../../../src/slides/dicom/dataset/dataset.js';
import { TAG } from '../../../src/slides/dicom/dataset/tags.js';
import { createListParser } from '../../../src/slides/dicomweb/metadata/list-parser.js';

const SHAPE = { values: new Set([TAG.sopInstanceUid]) };
const entry = (uid: string): string =>
  `{"00080018":{"vr":"UI","Value":["${uid}"]},"00080005":{"vr":"CS","Value":["x"]}}`;

function parse(
  text: string,
  pieceBytes = 7,
): { readonly problem?: string; readonly found?: readonly Dataset[] | undefined } {
  const parser = createListParser(SHAPE, 3);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const problem = parser.write(bytes.subarray(at, at + pieceBytes));
    if (problem !== undefined) return { problem };
  }
  return { found: parser.isEmpty() ? [] : parser.end() };
}

describe('a list of a series’ objects', () => {
  it('gives what is named of each entry, in any pieces', () => {
    const text = ` [${['1.2', '1.3', '1.4'].map(entry).join(', ')}]\n`;
    for (const pieceBytes of [1, 7, 10_000]) {
      const { found } = parse(text, pieceBytes);
      expect(found?.map((one) => textOf(one, TAG.sopInstanceUid))).toEqual(['1.2', '1.3', '1.4']);
    }
  });

  it.each([
    ['nothing', '', []],
    ['white space', ' \n', []],
    ['an empty list', '[]', []],
    ['an object', '{"a":1}', undefined],
    ['a list that is cut off', `[${entry('1.2')},`, undefined],
  ])('is told from %s', (_, text, found) => {
    expect(parse(text).found).toEqual(found);
  });

  it.each([
    ['no JSON', '<html>', 'a search is not answered with a list'],
    [
      'too many entries',
      `[${Array.from({ length: 4 }, () => entry('1.2')).join(',')}]`,
      'a list has more than 3 entries',
    ],
    [
      'an entry of too many parts',
      `[{"x":[${'[],'.repeat(300_000)}`,
      'the entries of a list have more than 250000 parts',
    ],
  ])('is refused with %s', (_, text, problem) => {
    expect(parse(text, 65_536).problem).toContain(problem);
  });

  it('holds a number without end in little more than its digits', () => {
    const parser = createListParser({ values: new Set([0x0008_0018]) }, 10);
    parser.write(Buffer.from('[{"00080018":{"vr":"DS","Value":['));
    const digits = Buffer.alloc(64 * 1024, '9');
    const before = process.memoryUsage().heapUsed;
    for (let bytes = 0; bytes < 16 * 1024 * 1024; bytes += digits.length) expect(parser.write(digits)).toBeUndefined();
    // A digit kept by itself takes eight bytes.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(96 * 1024 * 1024);
  });
});
