import { describe, expect, it } from 'vitest';
import { frameSyntax } from '../../../src/slides/dicomweb/frames/frame-syntax.js';
import { parseMediaType } from '../../../src/slides/dicomweb/frames/media-type.js';
import { splitMultipart } from '../../../src/slides/dicomweb/frames/multipart.js';

function bodyOf(text: string): Buffer {
  return Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');
}

function partsOf(text: string, boundary = 'b'): unknown {
  return splitMultipart(bodyOf(text), boundary)?.map(({ headers, bytes }) => [
    Object.fromEntries(headers),
    Buffer.from(bytes).toString('latin1'),
  ]);
}

describe('a multipart body', () => {
  it('is split into its parts, with their headers', () => {
    expect(
      partsOf('--b\nContent-Type: image/jpeg\nContent-Location: http://x/frames/2\n\none\n--b\n\ntwo\n--b--\n'),
    ).toEqual([
      [{ 'content-type': 'image/jpeg', 'content-location': 'http://x/frames/2' }, 'one'],
      [{}, 'two'],
    ]);
  });

  it('may begin with words for nobody, and have blanks after its delimiters', () => {
    expect(partsOf('for nobody\n--b  \nA: 1\n\none\n--b--')).toEqual([[{ a: '1' }, 'one']]);
  });

  it('keeps line breaks and all but its boundary within a part', () => {
    expect(partsOf('--b\n\n\none\n\n--a\n--b--')).toEqual([[{}, '\r\none\r\n\r\n--a']]);
  });

  it.each(['', 'x', '--b', '--b\n\none', '--b\n\none\n--b', '--b\nA: 1\n--b--', '--c\n\none\n--c--'])(
    'that is cut off or none is told: %j',
    (text) => {
      expect(partsOf(text)).toBeUndefined();
    },
  );

  it('that is cut off anywhere gives no whole list', () => {
    const whole = bodyOf('--b\nA: 1\n\none\n--b\n\ntwo\n--b--');
    for (let end = 0; end < whole.length; end += 1) expect(splitMultipart(whole.subarray(0, end), 'b')).toBeUndefined();
    expect(splitMultipart(whole, 'b')).toHaveLength(2);
  });
});

describe('a media type', () => {
  it('has parameters, quoted or not', () => {
    const { type, parameters } = parseMediaType(
      'Multipart/Related; type="image/jpeg; transfer-syntax=1.2"; Boundary=a-b_c;x="\\"q\\""',
    );
    expect(type).toBe('multipart/related');
    expect(Object.fromEntries(parameters)).toEqual({
      type: 'image/jpeg; transfer-syntax=1.2',
      boundary: 'a-b_c',
      x: '"q"',
    });
  });
});

describe('how a frame is compressed', () => {
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
  it.each([
    ['image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.51', jpeg, '1.2.840.10008.1.2.4.51'],
    ['image/jpeg', jpeg, '1.2.840.10008.1.2.4.50'],
    ['image/jp2', jpeg, '1.2.840.10008.1.2.4.90'],
    ['image/jls', jpeg, '1.2.840.10008.1.2.4.80'],
    ['application/octet-stream', jpeg, '1.2.840.10008.1.2.4.50'],
    ['application/octet-stream', Uint8Array.of(0xff, 0x4f, 0xff, 0x51), '1.2.840.10008.1.2.4.90'],
    ['application/octet-stream; transfer-syntax=*', new Uint8Array(12), '1.2.840.10008.1.2.1'],
    ['', new Uint8Array(9), '1.2.840.10008.1.2.1'],
  ])('%s', (header, frame, expected) => {
    expect(frameSyntax(parseMediaType(header), frame, 12)).toBe(expected);
  });

  it('raw pixels of exactly the raw size are raw, whatever they begin with', () => {
    expect(frameSyntax(parseMediaType('application/octet-stream'), jpeg, jpeg.length)).toBe('1.2.840.10008.1.2.1');
  });
});
