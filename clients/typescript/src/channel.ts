import { ChannelCredentials, createChannel, type Channel, type ChannelOptions } from 'nice-grpc';
import type { SentinodeClientOptions, TlsOptions } from './client-options.js';

const MIB = 1024 * 1024;

/** Why each differs from grpc-js's default stands beside it. */
const CHANNEL_OPTIONS: ChannelOptions = {
  // 4 MiB by default: 512 probability maps of two models, or a large region as PNG, are more.
  'grpc.max_receive_message_length': 64 * MIB,
  'grpc.max_send_message_length': 64 * MIB,
  // 64 KiB by default: one window a round trip caps a download over a distance at about 2 MiB/s.
  'grpc-node.flow_control_window': 8 * MIB,
  // A half-open connection is noticed in 40 s rather than never, while a call is under way.
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 10_000,
  // A restarted server is found again in seconds; the default grows to two minutes.
  'grpc.initial_reconnect_backoff_ms': 250,
  'grpc.max_reconnect_backoff_ms': 5_000,
  // Retries are ours: one layer that knows RetryInfo and the deadline.
  'grpc.service_config_disable_resolution': 1,
};

/** Opens the channel; nothing is connected before the first call. Throws a TypeError for options that contradict. */
export function openChannel(options: SentinodeClientOptions): Channel {
  if (!isAddress(options.address)) {
    throw new TypeError(`address must be host:port, such as localhost:50051 or [::1]:50051, not '${options.address}'`);
  }
  const tls = options.tls ?? false;
  if (options.token !== undefined && tls === false && !isLoopback(options.address)) {
    throw new TypeError('a token over plain text would be readable on the way: set tls');
  }
  return createChannel(options.address, credentials(tls), { ...CHANNEL_OPTIONS, ...serverName(tls) });
}

/** A URL is none: over `http://` and `https://` alike grpc-js would look up a host of that name. */
function isAddress(text: string): boolean {
  const match = /^(?:\[[0-9a-fA-F:.]+\]|[^\s/:[\]]+):(\d{1,5})$/.exec(text);
  const port = Number(match?.[1]);
  return port >= 1 && port <= 65_535;
}

function credentials(tls: boolean | TlsOptions): ChannelCredentials {
  if (tls === false) return ChannelCredentials.createInsecure();
  if (tls === true) return ChannelCredentials.createSsl();
  if ((tls.certificateChain === undefined) !== (tls.privateKey === undefined)) {
    throw new TypeError('tls.certificateChain and tls.privateKey belong together');
  }
  try {
    return ChannelCredentials.createSsl(
      buffer(tls.rootCertificates),
      buffer(tls.privateKey),
      buffer(tls.certificateChain),
    );
  } catch (error) {
    // Such as `error:05800074:x509 certificate routines::key values mismatch`.
    const said = error instanceof Error ? error.message.replace(/^error:.*::/, '') : String(error);
    throw new TypeError(`the PEM files for TLS cannot be used: ${said}`, { cause: error });
  }
}

function serverName(tls: boolean | TlsOptions): ChannelOptions {
  if (typeof tls === 'boolean' || tls.serverName === undefined) return {};
  return { 'grpc.ssl_target_name_override': tls.serverName, 'grpc.default_authority': tls.serverName };
}

function buffer(pem: Uint8Array | undefined): Buffer | null {
  return pem === undefined ? null : Buffer.from(pem);
}

function isLoopback(address: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\]):\d+$/.test(address);
}
