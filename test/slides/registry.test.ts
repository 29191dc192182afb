import { describe, expect, it } from 'vitest';
import type { SlideFormat, SlideReader } from '../../src/ports/slide-reader.js';
import { AppError } from '../../src/domain/errors/app-error.js';
import { createSlideFormats, createSlideOpener, detectAndOpen } from '../../src/slides/registry.js';
import { expectRejection, fixtureSlide, openSlide, slideOf } from './support/open-slide.js';

const bytesOf = (text: string, at = 0): Uint8Array => {
  const bytes = new Uint8Array(600);
  bytes.set(new TextEncoder().encode(text), at);
  return bytes;
};

describe('detectAndOpen', () => {
  it('opens what a format knows by its content, and asks OpenSlide last', async () => {
    expect(createSlideFormats().map(({ name }) => name)).toEqual(['tiff', 'dicom', 'dicomweb', 'openslide']);
    expect((await openSlide(fixtureSlide('CMU-1-Small-Region.svs'))).facts.format).toBe('aperio-svs');
  });

  it.each([
    ['PDF', bytesOf('%PDF-1.7')],
    ['ZIP archive', bytesOf('PK\u0003\u0004')],
    ['PNG image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d)],
    ['JPEG image', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
  ])('says that it looks like a %s', async (name, bytes) => {
    const error = await expectRejection(detectAndOpen(await slideOf(bytes)), 'SLIDE_FORMAT_UNKNOWN', /not supported/);
    expect(error.message).toContain(`looks like a ${name}`);
    expect(error.metadata).toEqual({ looksLike: name });
  });

  it('says so when the content tells nothing', async () => {
    const error = await expectRejection(
      detectAndOpen(await slideOf(bytesOf('hello'))),
      'SLIDE_FORMAT_UNKNOWN',
      /no known format/,
    );
    expect(error.metadata).toEqual({});
  });

  it('tells empty files, missing files and no files apart', async () => {
    await expectRejection(detectAndOpen(await slideOf(new Uint8Array())), 'SLIDE_EMPTY', /"slide.tif" is empty/);
    await expectRejection(detectAndOpen({ rootDir: '/nowhere', names: ['a.svs'] }), 'SLIDE_NOT_FOUND', /"a.svs"/);
    await expectRejection(detectAndOpen({ rootDir: '/nowhere', names: [] }), 'SLIDE_EMPTY', /no files/);
  });

  it('does not start for an aborted signal', async () => {
    await expectRejection(
      detectAndOpen(fixtureSlide('CMU-1-Small-Region.svs'), AbortSignal.abort()),
      'CANCELLED',
      /cancelled/,
    );
  });
});

describe('an opener of several formats', () => {
  const reader = {} as SlideReader;
  const refusing = (name: string, error: AppError): SlideFormat => ({
    name,
    detect: () => Promise.resolve(true),
    open: () => Promise.reject(error),
  });
  const unsupported = (message: string, remedy?: string): AppError =>
    new AppError('SLIDE_UNSUPPORTED', message, { metadata: remedy === undefined ? {} : { remedy } });

  it('goes on to the next when one knows the format but cannot read it', async () => {
    const able: SlideFormat = {
      name: 'able',
      detect: () => Promise.resolve(true),
      open: () => Promise.resolve(reader),
    };
    const open = createSlideOpener([refusing('first', unsupported('Not this kind.')), able]);
    expect(await open(fixtureSlide('CMU-1-Small-Region.svs'))).toBe(reader);
  });

  it('says what each said when none can', async () => {
    const formats = [refusing('a', unsupported('It is B.')), refusing('b', unsupported('Add C.', 'make c'))];
    const opening = createSlideOpener(formats)(fixtureSlide('CMU-1-Small-Region.svs'));
    const error = await expectRejection(opening, 'SLIDE_UNSUPPORTED', /^It is B. Add C.$/);
    expect(error.metadata).toEqual({ remedy: 'make c' });
  });

  it('keeps to the one that knows the content when another does not', async () => {
    const formats = [
      refusing('a', unsupported('It is B.')),
      refusing('b', new AppError('SLIDE_FORMAT_UNKNOWN', 'Never seen.')),
    ];
    await expectRejection(
      createSlideOpener(formats)(fixtureSlide('CMU-1-Small-Region.svs')),
      'SLIDE_UNSUPPORTED',
      /^It is B.$/,
    );
  });

  it('stops at a slide with something wrong', async () => {
    const formats = [refusing('a', new AppError('SLIDE_CORRUPT', 'Broken.')), refusing('b', unsupported('It is B.'))];
    await expectRejection(
      createSlideOpener(formats)(fixtureSlide('CMU-1-Small-Region.svs')),
      'SLIDE_CORRUPT',
      /^Broken.$/,
    );
  });
});
