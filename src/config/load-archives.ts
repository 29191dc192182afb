// The file of archives: who may be read from, by the names that callers say.
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { ArchiveCredentials, ArchiveSettings, SecretPlace } from '../domain/archives/archive-settings.js';
import { AppError } from '../domain/errors/app-error.js';
import { isLoopback } from './is-loopback.js';
import { readYamlMapping } from './read-yaml.js';
import { path, wholeNumber, yesOrNo } from './values.js';

/** A hospital has one or a few; each keeps connections of its own. */
const MAX_ARCHIVES = 100;

const ARCHIVE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

const archiveSchema = z.strictObject({
  url: z.string(),
  username: z.string().min(1).optional(),
  passwordFile: path.optional(),
  passwordEnv: z.string().min(1).optional(),
  tokenFile: path.optional(),
  tokenEnv: z.string().min(1).optional(),
  caFile: path.optional(),
  // Archives serve clinicians first: four at a time keep a slide coming and leave them room.
  maxRequests: wholeNumber(1, 32).default(4),
  // Slides are fetched from tape and disk by some archives; a person who waits gives up after less.
  silenceSeconds: wholeNumber(1, 300).default(30),
  plainHttp: yesOrNo.default(false),
});

type ArchiveEntry = z.output<typeof archiveSchema>;

/** None without a file. Throws CONFIG_INVALID naming the archive and what is wrong with it. */
export async function loadArchives(file: string | undefined): Promise<readonly ArchiveSettings[]> {
  if (file === undefined) return [];
  const entries = Object.entries(await readYamlMapping(file, 'archives'));
  if (entries.length > MAX_ARCHIVES) throw invalid(file, `has more than ${MAX_ARCHIVES} archives`);
  return entries.map(([name, value]) => settingsOf(file, name, value));
}

function settingsOf(file: string, name: string, value: unknown): ArchiveSettings {
  const refuse = (problem: string): AppError => invalid(file, `${name}: ${problem}`);
  if (!ARCHIVE_NAME.test(name)) throw refuse('is no name: 1 to 63 letters, digits and . _ -');
  const result = archiveSchema.safeParse(value);
  if (!result.success) throw refuse(result.error.issues.map(describeIssue).join('; '));
  const entry = result.data;
  const problem = urlProblem(entry) ?? credentialsProblem(entry);
  if (problem !== undefined) throw refuse(problem);
  const base = dirname(resolve(file));
  const credentials = credentialsOf(entry, base);
  return {
    name,
    url: entry.url.replace(/\/+$/, ''),
    ...(credentials === undefined ? {} : { credentials }),
    ...(entry.caFile === undefined ? {} : { caFile: resolve(base, entry.caFile) }),
    maxRequests: entry.maxRequests,
    silenceMs: entry.silenceSeconds * 1000,
  };
}

function describeIssue({ path: place, message }: z.core.$ZodIssue): string {
  return place.length === 0 ? message : `${place.join('.')}: ${message}`;
}

function urlProblem({ url: text, plainHttp }: ArchiveEntry): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return 'url: is no http or https address';
  if (url.username !== '' || url.password !== '')
    return 'url: must not hold credentials; give username and passwordFile';
  if (url.search !== '' || url.hash !== '') return 'url: must end with the path of the service';
  const open = url.protocol === 'http:' && !plainHttp && !isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
  return open
    ? 'url: without https patients’ data travel readable; to have it so all the same, set plainHttp'
    : undefined;
}

function credentialsProblem(entry: ArchiveEntry): string | undefined {
  const { username, passwordFile, passwordEnv, tokenFile, tokenEnv } = entry;
  const secrets = [passwordFile, passwordEnv, tokenFile, tokenEnv].filter((given) => given !== undefined);
  if (secrets.length > 1) return 'give one of passwordFile, passwordEnv, tokenFile and tokenEnv';
  const hasPassword = (passwordFile ?? passwordEnv) !== undefined;
  return hasPassword === (username !== undefined) ? undefined : 'username and a password go together';
}

function credentialsOf(entry: ArchiveEntry, base: string): ArchiveCredentials | undefined {
  const { username, passwordFile, passwordEnv, tokenFile, tokenEnv } = entry;
  const password = placeOf(base, passwordFile, passwordEnv);
  if (username !== undefined && password !== undefined) return { kind: 'basic', username, secret: password };
  const token = placeOf(base, tokenFile, tokenEnv);
  return token === undefined ? undefined : { kind: 'bearer', secret: token };
}

function placeOf(base: string, file: string | undefined, variable: string | undefined): SecretPlace | undefined {
  if (file !== undefined) return { kind: 'file', path: resolve(base, file) };
  return variable === undefined ? undefined : { kind: 'environment', variable };
}

function invalid(file: string, problem: string): AppError {
  return new AppError('CONFIG_INVALID', `${file}: ${problem}`, { metadata: { setting: 'archivesFile' } });
}
