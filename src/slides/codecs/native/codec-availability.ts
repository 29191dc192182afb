// What `sentinode doctor` says of the native decoders. Loads them; never throws.
import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { ComponentFacts } from '../../../ports/component-facts.js';
import { findOpenjpeg } from './openjpeg.js';
import { findTurbojpeg } from '../../../image/jpeg/turbojpeg.js';

/** Without them slides are read all the same, more slowly. */
export async function codecAvailability(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<readonly ComponentFacts[]> {
  if (env['SENTINODE_CODECS_PREFIX'] === '') {
    const detail = 'switched off by an empty SENTINODE_CODECS_PREFIX: slides are read more slowly';
    return ['libjpeg-turbo', 'OpenJPEG'].map((name) => ({ name, available: false, detail }));
  }
  return [await turbojpegFacts(), await openjpegFacts(platform)];
}

async function turbojpegFacts(): Promise<ComponentFacts> {
  const name = 'libjpeg-turbo';
  const found = await findTurbojpeg();
  if (found === undefined) {
    const detail = 'not there: libvips decodes JPEG tiles, in two to three times the time';
    return { name, available: false, detail, remedy: 'make codecs' };
  }
  const version = await versionIn(found.path);
  const called = version === undefined ? name : `${name} ${version}`;
  return { name, available: true, detail: `${called}, from ${originOf(found.path)}` };
}

async function openjpegFacts(platform: NodeJS.Platform): Promise<ComponentFacts> {
  const name = 'OpenJPEG';
  const found = await findOpenjpeg();
  if (found !== undefined) {
    return { name, available: true, detail: `OpenJPEG ${found.codec.version()}, from ${originOf(found.path)}` };
  }
  const detail = 'not there: WebAssembly decodes JPEG 2000 tiles, in two to three times the time';
  // It is called on Linux alone.
  const remedy = platform === 'linux' ? { remedy: 'apt-get install libopenjp2-7' } : {};
  return { name, available: false, detail, ...remedy };
}

function originOf(path: string): string {
  return isAbsolute(path) ? path : 'the system';
}

/** libjpeg-turbo has no function that tells its version, but carries it for its messages. */
async function versionIn(path: string): Promise<string | undefined> {
  if (!isAbsolute(path)) return undefined;
  const library = await readFile(path, 'latin1').catch(() => '');
  return /libjpeg-turbo version (\d+(?:\.\d+)+)/.exec(library)?.[1];
}
