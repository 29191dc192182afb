import { describe, expect, it } from 'vitest';
import { SentinodeError, type StatusName } from '../../clients/typescript/src/index.js';
import { unreachable } from '../../src/cli/connection/unreachable.js';

function remote(code: StatusName, message: string, reason?: string): SentinodeError {
  return new SentinodeError({ code, message, reason, method: '/grpc.health.v1.Health/Check' });
}

describe('unreachable', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:1', false, 'sentinode serve'],
    ['Connection dropped', false, '--tls-ca'],
    ['Failed to connect (2026-11-23T06:18:50.327Z)', false, '--tls-ca'],
    ['Last error: Error: write EPROTO wrong version number', true, 'leave the TLS options out'],
    ['Last error: Error: self-signed certificate in certificate chain', true, '--tls-ca FILE'],
    ['Last error: Error: unable to verify the first certificate', true, '--tls-ca FILE'],
    ["Hostname/IP does not match certificate's altnames", true, 'name that stands in its certificate'],
    ['tlsv13 alert certificate required', true, '--client-cert FILE'],
  ])('%s: says the way out', (message, tls, wayOut) => {
    const error = unreachable(remote('UNAVAILABLE', message), 'host:1', tls);
    expect(error).toMatchObject({ reason: 'UNAVAILABLE', exitCode: 5 });
    expect(error?.message).toContain('no server answers at host:1');
    expect(error?.message).toContain(wayOut);
  });

  it('tells the last error alone', () => {
    const refused = 'No connection established. Last error: Error: connect ECONNREFUSED ::1:1. Resolution note: ';
    expect(unreachable(remote('UNAVAILABLE', refused), 'host:1', false)?.message).toMatch(
      /^no server answers at host:1: connect ECONNREFUSED ::1:1; start one/,
    );
    const openssl =
      'No connection established. Last error: Error: 80BC:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/x.c:350:\n. Resolution note: ';
    expect(unreachable(remote('UNAVAILABLE', openssl), 'host:1', true)?.message).toMatch(
      /^no server answers at host:1: wrong version number; it seems to speak no TLS/,
    );
  });

  it('counts a connection that never comes about', () => {
    const error = remote('DEADLINE_EXCEEDED', 'no answer within 10000 ms', 'DEADLINE_EXCEEDED');
    expect(unreachable(error, 'host:1', false)).toMatchObject({ exitCode: 5 });
  });

  it('leaves alone what the server itself said', () => {
    expect(unreachable(remote('UNAVAILABLE', 'stopping', 'SERVER_DRAINING'), 'host:1', false)).toBeUndefined();
    expect(unreachable(remote('UNAUTHENTICATED', 'no token'), 'host:1', false)).toBeUndefined();
  });
});
