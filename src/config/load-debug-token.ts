import { readFile } from 'node:fs/promises';
import { AppError } from '../domain/errors/app-error.js';
import { isLoopback } from './is-loopback.js';
import type { Config } from './load-config.js';

/** 32 random bytes in base64 are 44 characters; what is shorter can be guessed. */
const MIN_CHARACTERS = 32;

/** The administrator's token; undefined without a file. Throws CONFIG_INVALID, also where it would travel readable. */
export async function loadDebugToken(
  config: Pick<Config, 'debugTokenFile' | 'httpListen' | 'tlsCert'>,
): Promise<string | undefined> {
  const { debugTokenFile: file, httpListen, tlsCert } = config;
  if (file === undefined || httpListen === undefined) return undefined;
  if (!isLoopback(httpListen.host) && tlsCert === undefined) {
    throw invalid('needs tlsCert and tlsKey beyond loopback, or the token would travel readable');
  }
  const token = (await readFile(file, 'utf8').catch(unreadable)).trim();
  if (token.length < MIN_CHARACTERS || /\s/.test(token)) {
    throw invalid(`holds no token of at least ${MIN_CHARACTERS} characters without spaces`);
  }
  return token;
}

function unreadable(cause: unknown): never {
  throw invalid(cause instanceof Error ? cause.message : 'cannot be read', cause);
}

function invalid(problem: string, cause?: unknown): AppError {
  return new AppError('CONFIG_INVALID', `debugTokenFile: ${problem}`, {
    metadata: { setting: 'debugTokenFile' },
    cause,
  });
}
