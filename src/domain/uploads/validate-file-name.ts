/** 255 bytes is what common file systems take for one name; the whole relative name stays within it too. */
const MAX_NAME_BYTES = 255;
/**
 * Folders above a file. MIRAX needs one, a DICOM series as exported two to four; each is made and synced on its own.
 */
const MAX_FOLDER_DEPTH = 8;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f]/;
/** Unicode that reorders or hides text, so that a name reads other than it is. */
const DECEPTIVE_CHARACTERS = /[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Says what is wrong with a client's relative file name; undefined when it is safe to store. */
export function fileNameProblem(name: string): string | undefined {
  if (name === '') return 'must not be empty';
  if (new TextEncoder().encode(name).length > MAX_NAME_BYTES) return `must not be longer than ${MAX_NAME_BYTES} bytes`;
  if (LONE_SURROGATE.test(name)) return 'must be well-formed Unicode';
  if (CONTROL_CHARACTERS.test(name)) return 'must not contain control characters';
  if (DECEPTIVE_CHARACTERS.test(name)) return 'must not contain invisible or direction-changing characters';
  if (name.includes('\\')) return 'must use forward slashes';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'must be relative';
  const segments = name.split('/');
  if (segments.length > MAX_FOLDER_DEPTH + 1) return `must not lie in more than ${MAX_FOLDER_DEPTH} folders`;
  return segments.map(segmentProblem).find((problem) => problem !== undefined);
}

function segmentProblem(segment: string): string | undefined {
  if (segment === '') return 'must not contain an empty path segment';
  if (segment === '.' || segment === '..') return 'must not contain "." or ".." as a path segment';
  return undefined;
}
