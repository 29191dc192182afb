// Idempotency keys: one small file a claim, all of them in memory.
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeyedMutex } from '../../domain/async/keyed-mutex.js';
import type { Log } from '../../ports/log.js';
import type { RequestIdStore } from '../../ports/record-store.js';
import { removeFileDurably, writeFileDurably } from './durable-file.js';
import { guarded } from './storage-error.js';

interface Claim {
  readonly tenant: string;
  readonly scope: string;
  readonly key: string;
  readonly value: string;
}

export async function openRequestIdFileStore(dir: string, log: Log): Promise<RequestIdStore> {
  const held = await readClaims(dir, log);
  const mutex = createKeyedMutex();
  const pathOf = (name: string): string => join(dir, `${name}.json`);
  const claim = async (name: string, wanted: Claim): Promise<string> => {
    const standing = held.get(name);
    if (standing !== undefined) return standing;
    await writeFileDurably(pathOf(name), JSON.stringify(wanted));
    held.set(name, wanted.value);
    return wanted.value;
  };
  const release = async (name: string): Promise<void> => {
    if (!held.has(name)) return;
    await removeFileDurably(pathOf(name));
    held.delete(name);
  };
  return {
    claim: (tenant, scope, key, value) => {
      const name = claimName(tenant, scope, key);
      return mutex.run(name, () => guarded(() => claim(name, { tenant, scope, key, value })));
    },
    release: (tenant, scope, key) => {
      const name = claimName(tenant, scope, key);
      return mutex.run(name, () => guarded(() => release(name)));
    },
  };
}

/** Keys are the client's text: hashed, they are safe as file names and of one length. */
function claimName(tenant: string, scope: string, key: string): string {
  return createHash('sha256')
    .update(JSON.stringify([tenant, scope, key]))
    .digest('hex');
}

async function readClaims(dir: string, log: Log): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  for (const file of await readdir(dir)) {
    const claim = file.endsWith('.json') ? parseClaim(await readFile(join(dir, file), 'utf8')) : undefined;
    const name = claim === undefined ? '' : claimName(claim.tenant, claim.scope, claim.key);
    if (claim !== undefined && file === `${name}.json`) {
      held.set(name, claim.value);
      continue;
    }
    // Half-written by a crash, so never acknowledged; or damaged, and then the worst is a repeated upload.
    await rm(join(dir, file), { force: true });
    if (file.endsWith('.json')) log.warn({}, 'a damaged idempotency key was dropped');
  }
  return held;
}

function parseClaim(json: string): Claim | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isClaim =
      typeof value === 'object' &&
      value !== null &&
      ['tenant', 'scope', 'key', 'value'].every((field) => typeof Reflect.get(value, field) === 'string');
    return isClaim ? (value as Claim) : undefined;
  } catch {
    return undefined;
  }
}
