import type { ArchiveSettings } from '../../domain/archives/archive-settings.js';
import { AppError } from '../../domain/errors/app-error.js';
import { createArchiveClient, type ArchiveClient } from './http/archive-client.js';

/** The archives that are configured, by name. */
export interface Archives {
  /** Throws ARCHIVE_NOT_FOUND. */
  get(name: string): ArchiveClient;
}

/** One client an archive for the whole process, so that its limits hold for all slides together. */
export function createArchives(settings: readonly ArchiveSettings[]): Archives {
  const clients = new Map(settings.map((one) => [one.name, createArchiveClient(one)]));
  return {
    get: (name) => {
      const client = clients.get(name);
      if (client !== undefined) return client;
      throw new AppError('ARCHIVE_NOT_FOUND', 'No archive of this name is configured.');
    },
  };
}

/** For readers of files alone. */
export const NO_ARCHIVES: Archives = createArchives([]);
