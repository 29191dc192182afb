import type { Readable } from 'node:stream';

/** Enough for an error and what led to it. */
const MAX_CHARACTERS = 4_000;

/** Reads a log to its end, so that its writer never waits, and keeps the last of it; `passOn` shows all of it too. */
export function lastLines(log: Readable | null, passOn: boolean): () => string {
  let kept = '';
  log?.setEncoding('utf8');
  log?.on('data', (text: string) => {
    if (passOn) process.stderr.write(text);
    kept = (kept + text).slice(-MAX_CHARACTERS);
  });
  return () => kept.trim();
}
