// `sentinode serve`: the long-running server, until it is told to stop.
import { once } from 'node:events';
import { Option, type Command } from 'commander';
import { flagOf, isList, loadConfig, SETTING_NAMES, SETTINGS, type Config, type SettingName } from '../../config.js';
import type { RunningServer } from '../../compose.js';
import { removePrivateDir } from '../connection/private-dir.js';
import type { ReadyMessage } from '../connection/ready-message.js';
import type { ContextOf } from '../context.js';

interface ServeOptions {
  readonly config?: string;
  readonly removeAfterwards?: string;
}

export function addServe(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('serve')
    .description('run the server until Ctrl-C or SIGTERM; its settings: docs/configuration.md')
    .option('--config <file>', 'YAML file with settings (SENTINODE_CONFIG)')
    .addOption(new Option('--remove-afterwards <folder>').hideHelp());
  const known = new Set(program.options.map(({ long }) => long));
  for (const name of SETTING_NAMES) {
    if (!known.has(flagOf(name))) command.addOption(settingOption(name));
  }
  command.action(async (options: ServeOptions) => {
    await serve(await configOf(command, options), options.removeAfterwards, contextOf(command).signal);
  });
}

/** Values stay text: `loadConfig` checks them and names the flag. */
function settingOption(name: SettingName): Option {
  const { placeholder, help, default: preset } = SETTINGS[name];
  const flags = placeholder === undefined ? flagOf(name) : `${flagOf(name)} <${placeholder}>`;
  const isWorthSaying = typeof preset === 'string' || typeof preset === 'number';
  const option = new Option(flags, isWorthSaying ? `${help} Default: ${preset}.` : help);
  return isList(name) ? option.argParser((value, before: unknown) => [...listOf(before), value]) : option;
}

function listOf(before: unknown): readonly unknown[] {
  return Array.isArray(before) ? before : [];
}

async function configOf(command: Command, { config }: ServeOptions): Promise<Config> {
  const given = command.optsWithGlobals<Readonly<Record<string, unknown>>>();
  const flags = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, given[new Option(flagOf(name)).attributeName()]]),
  );
  return await loadConfig({ flags, env: process.env, ...(config !== undefined && { file: config }) });
}

async function serve(config: Config, tempDir: string | undefined, signal: AbortSignal): Promise<void> {
  const forked = process.connected;
  try {
    // Not at the top: the server's packages need a second to load, and no other command needs them.
    const { startServer } = await import('../../compose.js');
    const server = await startServer(config);
    if (process.connected) process.send?.({ kind: 'ready', ...addressesOf(server) } satisfies ReadyMessage);
    await toldToStop(signal, forked);
    await server.close();
  } finally {
    if (tempDir !== undefined) await removePrivateDir(tempDir);
  }
}

function addressesOf({ host, port, http }: RunningServer): Omit<ReadyMessage, 'kind'> {
  return { host, port, ...(http !== undefined && { http }) };
}

/** On Ctrl-C and SIGTERM and, when another process forked this one, as soon as that process is gone. */
async function toldToStop(signal: AbortSignal, forked: boolean): Promise<void> {
  const orphaned = forked && !process.connected;
  if (signal.aborted || orphaned) return;
  const settled = new AbortController();
  const reasons: Promise<unknown>[] = [once(signal, 'abort', { signal: settled.signal })];
  if (process.connected) reasons.push(once(process, 'disconnect', { signal: settled.signal }));
  await Promise.race(reasons);
  // A listener on the channel would keep the process alive.
  settled.abort();
  await Promise.allSettled(reasons);
}
