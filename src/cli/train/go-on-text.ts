import type { CliContext } from '../context.js';

/** The command that takes a run up again, with the server or the data folder it is on. */
export function goOnText(
  command: 'resume' | 'watch',
  runId: string,
  { globals, env }: Pick<CliContext, 'globals' | 'env'>,
  roots: readonly string[] = [],
): string {
  const words = ['sentinode runs', command, runId];
  const { server } = globals;
  if (server !== undefined && server !== '') words.push('--server', server);
  else if ((env['SENTINODE_SERVER'] ?? '') === '') {
    words.push('--data-dir', quoted(globals.dataDir ?? 'data'));
    // Only a run that goes on reads its data again.
    if (command === 'resume' && roots.length > 0) words.push('--training-root', ...roots.map(quoted));
  }
  return words.join(' ');
}

/** For a POSIX shell. */
function quoted(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
