import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectAndOpen, slideFormats } from '../../src/slides/registry.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { expectRejection, fixtureSlide, openSlide, slideOf } from './support/open-slide.js';

const bytesOf = (text: string, at = 0): Uint8Array => {
  const bytes = new Uint8Array(600);
  bytes.set(new TextEncoder().encode(text), at);
  return bytes;
};

describe('detectAndOpen', () => {
  it('opens what a format knows by its content, and asks tiff last', async () => {
    expect(slideFormats.at(-1)?.name).toBe('tiff');
    expect((await openSlide(fixtureSlide('CMU-1-Small-Region.svs'))).facts.format).toBe('aperio-svs');
  });

  it.each([
    ['PDF', bytesOf('%PDF-1.7')],
    ['ZIP archive', bytesOf('PK\u0003\u0004')],
    ['PNG image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d)],
    ['JPEG image', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['DICOM', bytesOf('DICM', 128)],
    ['Zeiss CZI', bytesOf('ZISRAWFILE')],
  ])('says that it looks like a %s', async (name, bytes) => {
    const error = await expectRejection(detectAndOpen(await slideOf(bytes)), 'SLIDE_FORMAT_UNKNOWN', /not supported/);
    expect(error.message).toContain(`looks like a ${name}`);
    expect(error.metadata).toEqual({ looksLike: name });
  });

  it('knows a MIRAX slide by its companions, for its index is a JPEG', async () => {
    const rootDir = await temporaryFolder();
    await writeFile(path.join(rootDir, 'case.mrxs'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
    await expectRejection(
      detectAndOpen({ rootDir, names: ['case.mrxs', 'case/Slidedat.ini'] }),
      'SLIDE_FORMAT_UNKNOWN',
      /3DHISTECH MIRAX slide/,
    );
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
