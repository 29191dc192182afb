import { createConnection } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { openDoor } from '../../src/rpc/door.js';

const host = '127.0.0.1';
const anyPort = { host, port: 0 };

describe('openDoor', () => {
  it('holds its port until it is released', async () => {
    const door = await openDoor({ listen: anyPort });
    const same = { host, port: door.port };
    await expect(openDoor({ listen: same })).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
      message: expect.stringMatching(/^listen: cannot listen on 127.0.0.1:\d+: .*EADDRINUSE/) as string,
    });
    await door.release();
    await door.release();
    const next = await openDoor({ listen: same });
    expect(next.address).toBe(`${host}:${door.port}`);
    await next.release();
  });

  it('turns away who comes before the server, and is not kept open by it', async () => {
    const door = await openDoor({ listen: anyPort });
    const early = createConnection({ host, port: door.port });
    early.on('error', () => undefined);
    await once(early, 'close');
    await door.release();
  });

  it('writes addresses of IPv6 in brackets', async (test) => {
    const door = await openDoor({ listen: { host: '::1', port: 0 } }).catch(() => undefined);
    if (door === undefined) return test.skip('the machine has no IPv6');
    expect(door.address).toBe(`[::1]:${door.port}`);
    await door.release();
  });
});
