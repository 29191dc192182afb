import type { Command } from 'commander';
import type { Output } from './output/output.js';

/** Options that every command knows. */
export interface GlobalOptions {
  readonly server?: string;
  readonly tls?: boolean;
  readonly tlsCa?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
  readonly token?: string;
  readonly engine?: string;
  readonly modelsDir?: string;
  readonly dataDir?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** What a command gets besides its own arguments. */
export interface CliContext {
  readonly output: Output;
  readonly globals: GlobalOptions;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Fires on Ctrl-C, on SIGTERM, and when stdout breaks. */
  readonly signal: AbortSignal;
}

/** The context of a command, once its options are parsed. */
export type ContextOf = (command: Command) => CliContext;
