// Schemas of single settings. Each takes the typed value (from the file) or its text (from a flag or the environment).
import { z } from 'zod';

/** A whole number within bounds. */
export function wholeNumber(min: number, max: number): z.ZodType<number> {
  return z.preprocess(numberOfText, z.int().min(min).max(max));
}

/** Bytes as a number, or as text with a unit: `512MiB`, `64GiB`. */
export function byteCount(min: number, max: number): z.ZodType<number> {
  return z.preprocess(
    bytesOfText,
    z.int('is not a number of bytes such as 1048576, 512MiB or 64GiB').min(min).max(max),
  );
}

export const yesOrNo: z.ZodType<boolean> = z.preprocess(booleanOfText, z.boolean('is neither true nor false'));

export const path: z.ZodType<string> = z.string().min(1, 'is an empty path');

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** `host:port`; IPv6 in brackets; port 0 takes a free one. */
export const listenAddress: z.ZodType<ListenAddress> = z.string().transform((text, context) => {
  const match = /^(?:\[(?<ipv6>[0-9a-fA-F:.]+)\]|(?<host>[A-Za-z0-9._-]+)):(?<port>\d{1,5})$/.exec(text);
  const host = match?.groups?.['ipv6'] ?? match?.groups?.['host'];
  const port = Number(match?.groups?.['port']);
  if (host !== undefined && port <= 65535) return { host, port };
  context.addIssue({ code: 'custom', message: 'is not host:port, such as 127.0.0.1:50051 or [::1]:50051' });
  return z.NEVER;
});

/** Scheme, host and port as browsers write them in the Origin header. */
export const webOrigin: z.ZodType<string> = z
  .string()
  .refine(
    (text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text,
    'is no origin such as https://viewer.example.org (scheme, host and port alone)',
  );

const UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

function bytesOfText(value: unknown): unknown {
  const match = typeof value === 'string' ? /^(?<number>\d+(?:\.\d+)?) ?(?<unit>B|[KMGT]iB)$/.exec(value) : null;
  if (match?.groups === undefined) return numberOfText(value);
  return Math.round(Number(match.groups['number']) * (UNITS[match.groups['unit'] ?? 'B'] ?? 1));
}

function numberOfText(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

function booleanOfText(value: unknown): unknown {
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return value;
}
