import path from 'node:path';
import type { DataSource } from '../domain/dataset/data-plan.js';

/** Where training data came from, for a manifest: names without the server's folders. */
export function describeSource(source: DataSource): string {
  switch (source.kind) {
    case 'folders':
      return `patches in a folder a class (${source.dirs.map((dir) => path.basename(dir)).join(', ')})`;
    case 'patches':
      return `patches listed in ${path.basename(source.manifest)}`;
    case 'slides':
      return `slides with truth listed in ${path.basename(source.manifest)}`;
  }
}
