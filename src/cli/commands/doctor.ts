// `sentinode doctor`: what this machine (or a server) has, what is missing, and the command that adds it.
import {
  HealthCheckResponse_ServingStatus as ServingStatus,
  ModelState,
  type SentinodeClient,
} from '@sentinode/client';
import type { Command } from 'commander';
import { doctorFacts, type DoctorFacts } from '../../compose/doctor-facts.js';
import { serverAddress, withClient } from '../connection/with-client.js';
import type { CliContext, ContextOf } from '../context.js';
import { CliError } from '../errors/cli-error.js';
import { EXIT } from '../errors/exit-codes.js';
import { table } from '../output/table.js';

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do about it; absent when nothing is. */
  readonly remedy?: string;
  /** Nothing works without it. */
  readonly needed: boolean;
}

export function addDoctor(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('doctor')
    .description(
      'what this machine has, what is missing and the command that adds it; with --server: how the server is',
    );
  command.action(async () => {
    const context = contextOf(command);
    const findings =
      serverAddress(context) === undefined
        ? machineFindings(await doctorFacts())
        : await withClient(context, ({ client }) => serverFindings(client, context));
    await report(findings, context);
    if (findings.some(({ ok, needed }) => needed && !ok)) {
      throw new CliError('NOT_HEALTHY', EXIT.unavailable, 'something is missing that nothing works without');
    }
  });
}

async function report(findings: readonly Finding[], { output }: CliContext): Promise<void> {
  if (output.json) {
    for (const finding of findings) await output.result(finding, () => '');
    return;
  }
  const rows = findings.map(({ name, ok, needed, detail }) => [mark(ok, needed), name, detail]);
  const remedies = findings.flatMap(({ name, remedy }) => (remedy === undefined ? [] : [`  ${name}: ${remedy}`]));
  const advice = remedies.length === 0 ? [] : ['', 'To add what is missing or faster:', ...remedies];
  await output.result({}, () => [table(['', 'what', 'details'], rows), ...advice].join('\n'));
}

function mark(ok: boolean, needed: boolean): string {
  if (ok) return 'ok';
  return needed ? 'MISSING' : 'absent';
}

function machineFindings(facts: DoctorFacts): readonly Finding[] {
  const { node, machine, images, openslide, codecs, engines, training } = facts;
  const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  const limit = machine.memoryLimitBytes === undefined ? '' : `, limited to ${gib(machine.memoryLimitBytes)}`;
  const cores = `${machine.usableCores} of ${machine.logicalCores} cores (${machine.cpuModel})`;
  const detail = `${machine.platform}, ${cores}, ${gib(machine.memoryBytes)}${limit}`;
  const anyEngine = engines.some(({ available }) => available);
  return [
    finding(node.name, node, true),
    { name: 'machine', ok: true, detail, needed: false },
    finding(images.name, images, true),
    finding(openslide.name, openslide, false),
    ...codecs.map((codec) => finding(codec.name, codec, false)),
    ...engines.map((engine) => finding(`engine ${engine.id}`, engine, !anyEngine)),
    finding(training.name, training, false),
  ];
}

function finding(
  name: string,
  facts: { readonly available: boolean; readonly detail: string; readonly remedy?: string | undefined },
  needed: boolean,
): Finding {
  const { available, detail, remedy } = facts;
  return { name, ok: available, detail, needed, ...(remedy !== undefined && { remedy }) };
}

async function serverFindings(client: SentinodeClient, { signal }: CliContext): Promise<readonly Finding[]> {
  const startedAtMs = performance.now();
  const { status } = await client.health.check({ service: '' }, { signal });
  const answered = `${status} after ${(performance.now() - startedAtMs).toFixed(0)} ms`;
  const { models } = await client.models.listModels({}, { signal });
  return [
    { name: 'server', ok: status === ServingStatus.SERVING, detail: answered, needed: true },
    ...models.map((model) => ({
      name: `model ${model.name}/${model.version}`,
      ok: model.state === ModelState.READY,
      detail:
        model.state === ModelState.FAILED
          ? model.stateReason
          : `${model.architecture}, ${model.parameterCount} parameters`,
      needed: false,
    })),
    await ensembleFinding(client, signal),
  ];
}

async function ensembleFinding(client: SentinodeClient, signal: AbortSignal): Promise<Finding> {
  try {
    const { ensemble } = await client.models.getEnsemble({}, { signal });
    const members = (ensemble?.members ?? []).map(({ model, version }) => `${model}/${version}`).join(' + ');
    return {
      name: 'ensemble',
      ok: true,
      detail: `${members}, threshold ${ensemble?.threshold.toFixed(3) ?? '?'}`,
      needed: true,
    };
  } catch (error) {
    signal.throwIfAborted();
    return {
      name: 'ensemble',
      ok: false,
      detail: error instanceof Error ? error.message : String(error),
      needed: true,
    };
  }
}
