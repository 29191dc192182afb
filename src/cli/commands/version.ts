import type { Command } from 'commander';
import type { ContextOf } from '../context.js';
import { packageVersion } from '../../process/package-version.js';

export function addVersion(program: Command, contextOf: ContextOf): void {
  const command = program.command('version').description('say which version this is, and of Node');
  command.action(async () => {
    const version = packageVersion();
    const record = { version, node: process.versions.node };
    await contextOf(command).output.result(record, () => `sentinode ${version} (Node ${process.versions.node})`);
  });
}
