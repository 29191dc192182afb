import { describe, expect, it } from 'vitest';
import type { UploadSpec } from '../../../src/domain/uploads/upload.js';
import { validateUploadSpec } from '../../../src/domain/uploads/validate-upload-spec.js';

const LIMITS = { maxUploadBytes: 1_000 };
const spec = (overrides: Partial<UploadSpec> = {}): UploadSpec => ({
  files: [{ name: 'a.svs', sizeBytes: 10 }],
  displayName: '',
  requestId: '',
  ...overrides,
});
const named = (...names: string[]): UploadSpec => spec({ files: names.map((name) => ({ name, sizeBytes: 1 })) });

describe('validateUploadSpec', () => {
  it.each([
    ['one file', spec()],
    ['a file and its folder beside it', named('case7.mrxs', 'case7/Data0001.dat', 'case7/Index.dat')],
    ['names in any script', named('玻片/ü ß.svs', '..hidden', 'a..b', '-rf')],
    ['exactly the limit', spec({ files: [{ name: 'a', sizeBytes: 1_000 }] })],
    [
      'everything optional',
      spec({ spacingOverride: { mppX: 0.25, mppY: 100 }, displayName: 'é'.repeat(200), requestId: '4a8f-1:b_c.D' }),
    ],
    ['a digest', spec({ files: [{ name: 'a', sizeBytes: 1, sha256: '0'.repeat(64) }] })],
    ['a file in eight folders', named('1/2/3/4/5/6/7/8/a')],
    ['a thousand folders', named(...Array.from({ length: 999 }, (_, index) => `all/${index}/a`))],
    [
      'a thousand files',
      { ...spec(), files: Array.from({ length: 1_000 }, (_, index) => ({ name: `f${index}`, sizeBytes: 1 })) },
    ],
  ])('lets %s through', (_, value) => {
    expect(() => {
      validateUploadSpec(value, LIMITS);
    }).not.toThrow();
  });

  it.each([
    ['', 'empty'],
    ['a'.repeat(256), '255 bytes'],
    ['玻'.repeat(86), '255 bytes'],
    ['/etc/passwd', 'relative'],
    ['C:/x', 'relative'],
    ['..', '".."'],
    ['a/../b', '".."'],
    ['./a', '"."'],
    ['a//b', 'empty path segment'],
    ['a/', 'empty path segment'],
    ['a\\b', 'forward slashes'],
    ['a\u0000b', 'control'],
    ['a\nb', 'control'],
    ['a\u0085b', 'control'],
    ['a\u202Egpj.exe', 'invisible'],
    ['a\ud800', 'well-formed'],
    ['1/2/3/4/5/6/7/8/9/a', '8 folders'],
  ])('refuses the name %j', (name, problem) => {
    expect(() => {
      validateUploadSpec(named('ok', name), LIMITS);
    }).toThrow(
      expect.objectContaining({
        reason: 'INVALID_FIELD',
        fieldViolations: [{ field: 'header.files[1].name', description: expect.stringContaining(problem) as string }],
      }) as Error,
    );
  });

  it.each([
    ['the same name', ['a', 'a'], 'header.files[1].name'],
    ['names that differ in case', ['A.svs', 'a.SVS'], 'header.files[1].name'],
    ['names that differ in Unicode form', ['\u00e9', 'e\u0301'], 'header.files[1].name'],
    ['a file that is also a folder', ['x', 'X/y'], 'header.files[0].name'],
  ])('refuses %s', (_, names, field) => {
    expect(() => {
      validateUploadSpec(named(...names), LIMITS);
    }).toThrow(
      expect.objectContaining({
        reason: 'INVALID_FIELD',
        fieldViolations: [expect.objectContaining({ field })],
      }) as Error,
    );
  });

  it.each<[string, Partial<UploadSpec>, string, string]>([
    ['no file', { files: [] }, 'INVALID_FIELD', 'header.files'],
    [
      'too many files',
      { files: Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}`, sizeBytes: 0 })) },
      'INVALID_FIELD',
      'header.files',
    ],
    [
      'too many folders',
      named(...Array.from({ length: 1_000 }, (_, index) => `all/${index}/a`)),
      'INVALID_FIELD',
      'header.files',
    ],
    ['an empty file', { files: [{ name: 'a', sizeBytes: 0 }] }, 'SLIDE_EMPTY', 'header.files[0].size_bytes'],
    ['a negative size', { files: [{ name: 'a', sizeBytes: -1 }] }, 'INVALID_FIELD', 'header.files[0].size_bytes'],
    [
      'a size beyond exact numbers',
      { files: [{ name: 'a', sizeBytes: 2 ** 53 }] },
      'INVALID_FIELD',
      'header.files[0].size_bytes',
    ],
    [
      'too many bytes',
      {
        files: [
          { name: 'a', sizeBytes: 501 },
          { name: 'b', sizeBytes: 500 },
        ],
      },
      'UPLOAD_TOO_LARGE',
      'header.files',
    ],
    [
      'half a digest',
      { files: [{ name: 'a', sizeBytes: 1, sha256: '00' }] },
      'INVALID_FIELD',
      'header.files[0].sha256',
    ],
    ['a long display name', { displayName: 'é'.repeat(201) }, 'INVALID_FIELD', 'header.display_name'],
    ['a request id with spaces', { requestId: 'a b' }, 'INVALID_FIELD', 'header.request_id'],
    ['no spacing', { spacingOverride: { mppX: 0, mppY: 1 } }, 'INVALID_FIELD', 'header.spacing_override.mpp_x'],
    [
      'a spacing that is no number',
      { spacingOverride: { mppX: 1, mppY: NaN } },
      'INVALID_FIELD',
      'header.spacing_override.mpp_y',
    ],
    [
      'a spacing of a millimetre',
      { spacingOverride: { mppX: 1, mppY: 1_000 } },
      'INVALID_FIELD',
      'header.spacing_override.mpp_y',
    ],
  ])('refuses %s', (_, overrides, reason, field) => {
    expect(() => {
      validateUploadSpec(spec(overrides), LIMITS);
    }).toThrow(expect.objectContaining({ reason, fieldViolations: [expect.objectContaining({ field })] }) as Error);
  });

  it('names several fields at once, a bounded number', () => {
    const files = Array.from({ length: 50 }, () => ({ name: '', sizeBytes: -1 }));
    expect(() => {
      validateUploadSpec(spec({ files }), LIMITS);
    }).toThrow(
      expect.objectContaining({ fieldViolations: expect.objectContaining({ length: 20 }) as unknown }) as Error,
    );
  });
});
