import { describe, expect, it } from 'vitest';
import { createJsonGuard } from '../../../src/slides/dicomweb/metadata/json-guard.js';

const MIB = 1024 * 1024;

/** What is said of the text, in pieces of the given size. */
function told(text: string, pieceBytes = 1000): string | undefined {
  const guard = createJsonGuard();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const problem = guard(bytes.subarray(at, at + pieceBytes));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

describe('a guard of JSON', () => {
  it('lets metadata pass that nest as deep as sequences may', () => {
    const nested = '{"00480105":{"vr":"SQ","Value":['.repeat(16) + ']}}'.repeat(16);
    for (const pieceBytes of [1, 7, 1000]) expect(told(`[${nested}]`, pieceBytes)).toBeUndefined();
    expect(told('["[[[[[[[[", "\\"[[[[[[[", {"a": "{{{{"}]'.repeat(100))).toBeUndefined();
  });

  it.each(['[', '{"a":', '[[{"x":'])('stops what nests without end: %s', (piece) => {
    expect(told(piece.repeat(100))).toBe('nest deeper than 64 levels');
  });

  it.each([
    ['a text', `[{"00282000":{"InlineBinary":"${'A'.repeat(33 * MIB)}`],
    ['a name', `[{"${'A'.repeat(33 * MIB)}`],
  ])('stops an element without end: %s', (_, text) => {
    expect(told(text, MIB)).toMatch(/^have an element of more than \d+ bytes$/);
  });

  it.each([
    ['an element', `[{"00480105":{"Value":[${'[],'.repeat(MIB)}`, /^have more than \d+ parts in one object or frame$/],
    ['elements', `[{${'"00480105":{"Value":[]},'.repeat(MIB)}`, /^have more than \d+ parts/],
    ['a frame', `[{"52009230":{"vr":"SQ","Value":[{"x":[${'[],'.repeat(MIB)}`, /^have more than \d+ parts/],
    ['the list of frames', `[{"52009230":{"vr":"SQ","Value":[${'[],'.repeat(5 * MIB)}`, /^list more than \d+ objects/],
    ['a list in its place', `[{"52009230":[${'[],'.repeat(5 * MIB)}`, /^list more than \d+ objects/],
    ['the list of objects', `[${'{},'.repeat(5 * MIB)}`, /^list more than \d+ objects/],
  ])('stops parts without end in %s', (_, text, problem) => {
    expect(told(text, 64 * 1024)).toMatch(problem);
  });

  it('stops a text of escaped characters without end, and lets many have some', () => {
    const escaped = (characters: number): string => '\\/'.repeat(characters);
    expect(told(`[{"00282000":{"InlineBinary":"${escaped(1_000_001)}`, MIB)).toBe(
      'have more than 1000000 escaped characters in one text',
    );
    expect(told(`[{"a":{"x":"${escaped(600_000)}"},"b":{"x":"${escaped(600_000)}"}}]`, 65_537)).toBeUndefined();
  });

  it('stops an object of many large elements, and a frame without end', () => {
    const large = `"00282000":{"InlineBinary":"${'A'.repeat(20 * MIB)}"},`;
    expect(told(`[{${large.repeat(3)}`, MIB)).toMatch(/^have more than \d+ bytes beside the frames$/);
    expect(told(`[{"52009230":{"Value":[{"x":"${'A'.repeat(33 * MIB)}`, MIB)).toMatch(/^have an element of more than/);
  });

  it('lets frames have parts, each a few', () => {
    const frame = '{"00200032":{"vr":"DS","Value":[1,2,{"a":[[],[]]}]}},';
    expect(
      told(`[{"00280010":{"Value":[1]},"52009230":{"vr":"SQ","Value":[${frame.repeat(100_000)}`, 997),
    ).toBeUndefined();
  });

  it('lets the list of frames be as long as it is', () => {
    expect(told(`[{"52009230":{"vr":"SQ","Value":[${'1,'.repeat(4_000_000)}`, MIB)).toBeUndefined();
    expect(told(`[${'{"00280010":{"Value":[1]}},'.repeat(2 * MIB)}`, MIB)).toBeUndefined();
  });
});
