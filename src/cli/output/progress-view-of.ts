import type { CliContext } from '../context.js';
import { createProgressView, type ProgressView } from './progress-view.js';

/** The progress of a command on the user's stderr. */
export function progressViewOf(
  { output, globals }: Pick<CliContext, 'output' | 'globals'>,
  subject: string,
): ProgressView {
  return createProgressView({ stream: output.stderr, quiet: globals.quiet ?? false, subject });
}
