// `sentinode models`: what there is, what is served, and switching it.
import type { Ensemble, Model, SentinodeClient } from '@sentinode/client';
import type { Command } from 'commander';
import { withClient, withLastingServer } from '../connection/with-client.js';
import type { CliContext, ContextOf } from '../context.js';
import { usageError } from '../errors/cli-error.js';
import { ensembleTable, showEnsemble } from '../models/show-ensemble.js';
import { fitEnsemble } from '../models/fit-ensemble.js';
import { addFitEnsembleOptions, type FitEnsembleOptions } from '../models/fit-ensemble-options.js';
import { modelTable, modelText } from '../models/model-text.js';
import { addReduceOptions, reduceModel, type ReduceModelOptions } from '../models/reduce-model.js';
import { saveCard, showCard } from '../models/show-card.js';
import { plainRecord } from '../output/plain-record.js';

/** Loading replays golden patches; on a busy machine that takes a while. */
const SWITCH_TIMEOUT_MS = 300_000;

export function addModels(program: Command, contextOf: ContextOf): void {
  const models = program.command('models').description('list, describe and switch models');
  addList(models, contextOf);
  addShow(models, contextOf);
  addCard(models, contextOf);
  addEnsemble(models, contextOf);
  addEnsembles(models, contextOf);
  addFitEnsemble(models, contextOf);
  addReduce(models, contextOf);
  addSwitch(models, contextOf, 'load', 'serve a version from now on', (client, { name, version }, options) =>
    client.models.loadModel({ name, version }, options),
  );
  addSwitch(
    models,
    contextOf,
    'promote',
    'serve a version, or ensemble/VERSION, from now on, after a restart too',
    (client, { name, version }, options) => client.models.promoteModel({ name, version }, options),
  );
  addSwitch(
    models,
    contextOf,
    'rollback',
    'serve the version before the last promotion again, of a model or of `ensemble`',
    (client, { name }, options) => client.models.rollbackModel({ name }, options),
  );
  addSwitch(models, contextOf, 'unload', 'stop serving a model', (client, { name }, options) =>
    client.models.unloadModel({ name }, options),
  );
  addSwitch(models, contextOf, 'reload', 'read a served model’s files again', (client, { name }, options) =>
    client.models.reloadModel({ name }, options),
  );
}

function addList(models: Command, contextOf: ContextOf): void {
  const command = models.command('list').description('all versions on the server');
  command.action(async () => {
    const context = contextOf(command);
    await withClient(context, async ({ client }) => {
      const response = await client.models.listModels({}, { signal: context.signal });
      if (context.output.json) for (const model of response.models) await show(model, context);
      else await context.output.result({}, () => modelTable(response.models));
    });
  });
}

function addShow(models: Command, contextOf: ContextOf): void {
  const command = models
    .command('show')
    .description('one version: the served one, else the newest, unless it is named')
    .argument('<name[/version]>', 'such as simplenet or simplenet/1')
    .option('--manifest', 'the manifest as it is stored, instead');
  command.action(async (reference: string, { manifest }: { manifest?: boolean }) => {
    const context = contextOf(command);
    await withClient(context, async ({ client }) => {
      const { model } = await client.models.getModel(parseReference(reference), { signal: context.signal });
      if (model === undefined) return;
      if (manifest === true) await showManifest(model.manifestJson, context);
      else await show(model, context);
    });
  });
}

function addCard(models: Command, contextOf: ContextOf): void {
  const command = models
    .command('card')
    .description('the model card: what a version is for, how good it is, how it was made')
    .argument('<name[/version]>', 'such as simplenet or simplenet/1')
    .option('-o, --out <folder>', 'write it there with its plots, instead of showing its text');
  command.action(async (reference: string, { out }: { out?: string }) => {
    const context = contextOf(command);
    await withClient(context, async ({ client }) => {
      const card = await client.models.getModelCard(parseReference(reference), { signal: context.signal });
      if (out === undefined) await showCard(card, context);
      else await saveCard(card, out, context);
    });
  });
}

function addEnsemble(models: Command, contextOf: ContextOf): void {
  const command = models
    .command('ensemble')
    .description('the ensemble that is served, or another version, with its stored constants')
    .argument('[version]', 'such as 2');
  command.action(async (version: string | undefined) => {
    const context = contextOf(command);
    await withClient(context, async ({ client }) => {
      const { ensemble } = await client.models.getEnsemble({ version: version ?? '' }, { signal: context.signal });
      if (ensemble !== undefined) await showManifest(ensemble.manifestJson, context);
    });
  });
}

function addEnsembles(models: Command, contextOf: ContextOf): void {
  const command = models.command('ensembles').description('all ensembles on the server');
  command.action(async () => {
    const context = contextOf(command);
    await withClient(context, async ({ client }) => {
      const { ensembles } = await client.models.listEnsembles({}, { signal: context.signal });
      if (context.output.json) for (const ensemble of ensembles) await showEnsemble(ensemble, context);
      else await context.output.result({}, () => ensembleTable(ensembles));
    });
  });
}

function addFitEnsemble(models: Command, contextOf: ContextOf): void {
  const command = models
    .command('fit-ensemble')
    .description('fit an ensemble on slides whose truth is known, and freeze it as a new version');
  addFitEnsembleOptions(command).action(async (options: FitEnsembleOptions) => {
    await fitEnsemble(options, contextOf(command));
  });
}

function addReduce(models: Command, contextOf: ContextOf): void {
  const command = models
    .command('reduce')
    .description('make a version of reduced precision, and measure what that changes')
    .argument('<name[/version]>', 'a float32 version, such as simplenet or simplenet/1');
  addReduceOptions(command).action(async (model: string, options: ReduceModelOptions) => {
    await reduceModel(model, options, contextOf(command));
  });
}

interface Reference {
  readonly name: string;
  readonly version: string;
}

type Switch = (
  client: SentinodeClient,
  reference: Reference,
  options: { signal: AbortSignal; timeoutMs: number },
) => Promise<{ readonly model: Model | undefined; readonly ensemble?: Ensemble | undefined }>;

function addSwitch(models: Command, contextOf: ContextOf, name: string, description: string, run: Switch): void {
  const command = models.command(name).description(description).argument('<name[/version]>');
  command.action(async (reference: string) => {
    const context = contextOf(command);
    const options = { signal: context.signal, timeoutMs: SWITCH_TIMEOUT_MS };
    await withLastingServer(context, async ({ client }) => {
      const { model, ensemble } = await run(client, parseReference(reference), options);
      if (model !== undefined) await show(model, context);
      if (ensemble !== undefined) await showEnsemble(ensemble, context);
    });
  });
}

function parseReference(text: string): Reference {
  const [name = '', version = '', ...more] = text.split(/[/:]/);
  if (name === '' || more.length > 0) throw usageError(`a model is named as simplenet or simplenet/1, not '${text}'`);
  return { name, version };
}

async function showManifest(json: string, { output }: CliContext): Promise<void> {
  const manifest = JSON.parse(json) as object;
  await output.result(manifest, () => JSON.stringify(manifest, undefined, 2));
}

async function show(model: Model, { output }: CliContext): Promise<void> {
  const { manifestJson: _manifest, ...facts } = model;
  await output.result(plainRecord(facts), () => modelText(model));
}
