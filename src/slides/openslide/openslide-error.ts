import type { AppError } from '../../domain/errors/app-error.js';
import type { ErrorReason } from '../../domain/errors/error-reason.js';
import { corrupt, truncated, unsupported } from '../slide-error.js';

/** OpenSlide's texts are a line; a file's own words in them might not be. */
const MAX_TEXT_CHARACTERS = 300;

/** OpenSlide has no error codes: its words are all there is. The first that fits; what fits none is corrupt. */
const REASONS: readonly { readonly words: RegExp; readonly reason: ErrorReason }[] = [
  { words: /short read|premature|end of file|truncated|unexpected EOF/i, reason: 'SLIDE_TRUNCATED' },
  {
    words:
      /unsupported|not supported|unrecognized (image format|subblock dimension)|nonzero subblock channel|cannot handle|unknown compression/i,
    reason: 'SLIDE_UNSUPPORTED',
  },
];

/** What OpenSlide says of a slide, as an error of ours: without the folder that the slide lies in. */
export function openslideError(text: string, rootDir: string): AppError {
  const message = `OpenSlide says: ${withoutFolder(text, rootDir)}`;
  const metadata = { reader: 'openslide' };
  const reason = REASONS.find(({ words }) => words.test(text))?.reason;
  if (reason === 'SLIDE_TRUNCATED') return truncated(message, metadata);
  if (reason === 'SLIDE_UNSUPPORTED') return unsupported(message, metadata);
  return corrupt(message, metadata);
}

/** The server's folders are nobody's business; the slide's own file names help. */
function withoutFolder(text: string, rootDir: string): string {
  const folder = rootDir.endsWith('/') ? rootDir : `${rootDir}/`;
  const clean = text
    .replaceAll(folder, '')
    .replaceAll(rootDir, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return clean.replace(/\.+$/, '').slice(0, MAX_TEXT_CHARACTERS);
}
