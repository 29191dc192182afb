// Everything a client announces of an upload, checked before a byte is taken.
import { REFERENCE_FILE_NAME } from '../archives/slide-reference.js';
import { AppError, type FieldViolation } from '../errors/app-error.js';
import { MAX_MPP } from '../geometry/max-mpp.js';
import { requestIdProblem } from '../request-id.js';
import { fileNameProblem } from './validate-file-name.js';
import type { UploadFileSpec, UploadSpec } from './upload.js';
import { SHA256_HEX } from '../text/sha256-hex.js';

/** A DICOM series of a large slide has a few hundred files; ten thousand bounds what one record must carry. */
const MAX_UPLOAD_FILES = 10_000;
/** Of all files together. A slide has one or two; a folder costs the disk a millisecond or more to make durable. */
const MAX_UPLOAD_FOLDERS = 1_000;
const MAX_DISPLAY_NAME_CHARACTERS = 200;
/** More say nothing new, and errors travel in size-limited trailers. */
const MAX_VIOLATIONS = 20;

export interface UploadLimits {
  /** Sum over the files of one upload. */
  readonly maxUploadBytes: number;
}

/** Throws INVALID_FIELD, SLIDE_EMPTY or UPLOAD_TOO_LARGE; each names the fields of the header that are wrong. */
export function validateUploadSpec(spec: UploadSpec, limits: UploadLimits): void {
  requireFileCount(spec.files);
  refuse([...labelViolations(spec, 'header.'), ...spec.files.flatMap(fileViolations)]);
  // Names are bounded by now, and so is what comparing them costs.
  refuse([...folderViolations(spec.files), ...clashViolations(spec.files)]);
  requireBytes(spec.files);
  requireTotal(spec.files, limits.maxUploadBytes);
}

function refuse(violations: readonly FieldViolation[]): void {
  if (violations.length > 0) throw invalid(violations.slice(0, MAX_VIOLATIONS));
}

function requireFileCount(files: readonly UploadFileSpec[]): void {
  if (files.length >= 1 && files.length <= MAX_UPLOAD_FILES) return;
  const description = `must name 1 to ${MAX_UPLOAD_FILES} files, not ${files.length}`;
  throw invalid([{ field: 'header.files', description }]);
}

/** What is wrong with what a caller says of a slide beside its files; `prefix` stands before each field's name. */
export function labelViolations(
  spec: Pick<UploadSpec, 'displayName' | 'requestId' | 'spacingOverride'>,
  prefix: string,
): readonly FieldViolation[] {
  const violations: FieldViolation[] = [];
  const add = (field: string, description: string): void => {
    violations.push({ field: `${prefix}${field}`, description });
  };
  if (Array.from(spec.displayName).length > MAX_DISPLAY_NAME_CHARACTERS) {
    add('display_name', `must not be longer than ${MAX_DISPLAY_NAME_CHARACTERS} characters`);
  }
  const problem = requestIdProblem(spec.requestId);
  if (problem !== undefined) add('request_id', problem);
  for (const [field, mpp] of spacingFields(spec)) {
    if (!(mpp > 0 && mpp <= MAX_MPP)) add(`spacing_override.${field}`, `must be above 0 and at most ${MAX_MPP} µm`);
  }
  return violations;
}

function spacingFields(spec: Pick<UploadSpec, 'spacingOverride'>): readonly (readonly [string, number])[] {
  const spacing = spec.spacingOverride;
  return spacing === undefined
    ? []
    : [
        ['mpp_x', spacing.mppX],
        ['mpp_y', spacing.mppY],
      ];
}

function fileViolations(file: UploadFileSpec, index: number): FieldViolation[] {
  const field = `header.files[${index}]`;
  const violations: FieldViolation[] = [];
  const nameProblem = fileNameProblem(file.name) ?? reservedNameProblem(file.name);
  if (nameProblem !== undefined) violations.push({ field: `${field}.name`, description: nameProblem });
  if (!Number.isSafeInteger(file.sizeBytes) || file.sizeBytes < 0) {
    violations.push({ field: `${field}.size_bytes`, description: 'must be a whole number above 0' });
  }
  if (file.sha256 !== undefined && !SHA256_HEX.test(file.sha256)) {
    violations.push({ field: `${field}.sha256`, description: 'must be 32 bytes, or empty when unknown' });
  }
  return violations;
}

/** References to archives are of this server's own making. */
function reservedNameProblem(name: string): string | undefined {
  return folded(name) === REFERENCE_FILE_NAME ? 'is kept for references to archives' : undefined;
}

function folderViolations(files: readonly UploadFileSpec[]): FieldViolation[] {
  const folders = new Set(files.flatMap(({ name }) => foldersAbove(name)));
  if (folders.size <= MAX_UPLOAD_FOLDERS) return [];
  const description = `must lie in at most ${MAX_UPLOAD_FOLDERS} folders together, not ${folders.size}`;
  return [{ field: 'header.files', description }];
}

/** `a/b/c` lies in `a` and `a/b`. */
function foldersAbove(name: string): readonly string[] {
  return name
    .split('/')
    .slice(0, -1)
    .map((_, depth, parents) => parents.slice(0, depth + 1).join('/'));
}

/** Names that would meet on one path, also where a file system folds case or Unicode forms. */
function clashViolations(files: readonly UploadFileSpec[]): FieldViolation[] {
  const folders = new Map<string, number>();
  const names = new Map<string, number>();
  files.forEach(({ name }, index) => {
    for (const folder of foldersAbove(folded(name))) folders.set(folder, index);
  });
  return files.flatMap(({ name }, index) => {
    const key = folded(name);
    const twin = names.get(key);
    names.set(key, twin ?? index);
    const field = `header.files[${index}].name`;
    if (twin !== undefined)
      return [{ field, description: `is the same as files[${twin}].name (case is not told apart)` }];
    const folder = folders.get(key);
    return folder === undefined ? [] : [{ field, description: `is a folder of files[${folder}].name` }];
  });
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function requireBytes(files: readonly UploadFileSpec[]): void {
  const empty = files.findIndex((file) => file.sizeBytes === 0);
  if (empty < 0) return;
  throw new AppError('SLIDE_EMPTY', `file ${empty} has no bytes`, {
    fieldViolations: [{ field: `header.files[${empty}].size_bytes`, description: 'must be above 0' }],
    metadata: { fileIndex: String(empty) },
  });
}

function requireTotal(files: readonly UploadFileSpec[], maxUploadBytes: number): void {
  const totalBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  if (totalBytes <= maxUploadBytes) return;
  throw new AppError(
    'UPLOAD_TOO_LARGE',
    `the upload has ${totalBytes} bytes, more than the limit of ${maxUploadBytes}`,
    {
      fieldViolations: [{ field: 'header.files', description: `must have at most ${maxUploadBytes} bytes together` }],
      metadata: { limitBytes: String(maxUploadBytes), totalBytes: String(totalBytes) },
    },
  );
}

function invalid(violations: readonly FieldViolation[]): AppError {
  const first = violations[0];
  const message = first === undefined ? 'the header is invalid' : `${first.field} ${first.description}`;
  return new AppError('INVALID_FIELD', message, { fieldViolations: violations });
}
