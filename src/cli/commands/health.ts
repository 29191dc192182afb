import { HealthCheckResponse_ServingStatus as ServingStatus } from '@sentinode/client';
import type { Command } from 'commander';
import { withClient } from '../connection/with-client.js';
import type { ContextOf } from '../context.js';
import { CliError } from '../errors/cli-error.js';
import { EXIT } from '../errors/exit-codes.js';

const SERVICES = ['SlideService', 'PredictionService', 'ModelService', 'TrainingService'].map(
  (name) => `sentinode.v1.${name}`,
);

export function addHealth(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('health')
    .description('ask a server whether it serves; exit code 5 when it does not')
    .option('--service <name>', 'one service, such as sentinode.v1.PredictionService; all of them by default');
  command.action(async ({ service }: { service?: string }) => {
    const context = contextOf(command);
    const services = service === undefined ? ['', ...SERVICES] : [service];
    await withClient(context, async ({ client }) => {
      let serving = true;
      for (const name of services) {
        const { status } = await client.health.check({ service: name }, { signal: context.signal });
        serving &&= status === ServingStatus.SERVING;
        const record = { service: name, status };
        await context.output.result(record, () => `${status.padEnd(11)} ${name === '' ? 'server' : name}`);
      }
      if (!serving) throw new CliError('NOT_SERVING', EXIT.unavailable, 'the server does not serve everything');
    });
  });
}
