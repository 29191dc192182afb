// Where native decoders can be: provided by `make codecs`, or installed on the system.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names by the operating system, as its loader knows them. */
export type CodecFileNames = Readonly<Partial<Record<NodeJS.Platform, string>>>;

/** The prefix that `make codecs` fills: `$SENTINODE_CODECS_PREFIX`, or `.codecs` beside package.json. */
function codecsPrefix(env: NodeJS.ProcessEnv): string {
  // Two levels above this file, both from src/native and from dist/native.
  return env['SENTINODE_CODECS_PREFIX'] ?? fileURLToPath(new URL('../../.codecs', import.meta.url));
}

/** In the order they are tried; none with `SENTINODE_CODECS_PREFIX` empty, which switches native decoding off. */
export function codecPaths(
  names: CodecFileNames,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  const name = names[platform];
  if (name === undefined || env['SENTINODE_CODECS_PREFIX'] === '') return [];
  const provided = join(codecsPrefix(env), 'lib', name);
  return existsSync(provided) ? [provided, name] : [name];
}
