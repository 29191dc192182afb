import { readFile } from 'node:fs/promises';
import type { ArchiveCredentials, ArchiveSettings } from '../../../domain/archives/archive-settings.js';
import { AppError } from '../../../domain/errors/app-error.js';

/** The Authorization header, by the secret as it is now; undefined for an archive that wants none. */
export async function authorizationOf({ name, credentials }: ArchiveSettings): Promise<string | undefined> {
  if (credentials === undefined) return undefined;
  const secret = await readSecret(name, credentials);
  if (credentials.kind === 'bearer') return `Bearer ${secret}`;
  return `Basic ${Buffer.from(`${credentials.username}:${secret}`).toString('base64')}`;
}

async function readSecret(archive: string, { secret }: ArchiveCredentials): Promise<string> {
  const text =
    secret.kind === 'file' ? await readFile(secret.path, 'utf8').catch(() => undefined) : process.env[secret.variable];
  // Editors end files with a line break, which is no part of the secret.
  const trimmed = text?.replace(/\r?\n$/, '') ?? '';
  if (trimmed !== '' && !/[\r\n]/.test(trimmed)) return trimmed;
  const place = secret.kind === 'file' ? 'file' : 'environment variable';
  throw new AppError('CONFIG_INVALID', `The ${place} with the secret of the archive "${archive}" cannot be read.`, {
    metadata: { archive },
  });
}
