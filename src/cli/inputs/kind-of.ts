import { stat } from 'node:fs/promises';

/** What a path leads to; `none` also where it may not be looked at. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  return await stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => 'none' as const,
  );
}
