// `sentinode models fit-ensemble`: a new, frozen ensemble from slides whose truth is known.
import { dirname, resolve } from 'node:path';
import { TumourLabel, type FitEnsembleResult, type SentinodeClient } from '@sentinode/client';
import { parseSlideTruth } from '../../domain/challenge/parse-slide-truth.js';
import { serverAddress, withLastingServer } from '../connection/with-client.js';
import type { CliContext } from '../context.js';
import { usageError } from '../errors/cli-error.js';
import { besideTable } from '../evaluate/beside-table.js';
import { readNamedText } from '../evaluate/read-named-text.js';
import { resultOf } from '../evaluate/result-of.js';
import { seconds } from '../output/format.js';
import { plainRecord } from '../output/plain-record.js';
import { progressViewOf } from '../output/progress-view-of.js';
import type { ProgressView } from '../output/progress-view.js';
import { withUploads, type UploadForCall } from '../slides/with-uploads.js';
import type { FitEnsembleOptions } from './fit-ensemble-options.js';
import { outcomeNotes } from './outcome-notes.js';
import { ensembleRecord, ensembleText } from './show-ensemble.js';

type Request = Parameters<SentinodeClient['training']['fitEnsemble']>[0];
type RequestedData = NonNullable<Request['fit']>;
type RequestedSlide = NonNullable<RequestedData['slides']>[number];

/** A table with the patches beside it: what is fitted on, or measured. */
interface Given {
  readonly table: string | undefined;
  readonly patches: string | undefined;
}

export async function fitEnsemble(given: FitEnsembleOptions, context: CliContext): Promise<void> {
  if (given.slideId === true && given.slidePath === true) throw usageError('--slide-id and --slide-path go apart');
  const options = onThisMachine(context, given);
  const view = progressViewOf(context, 'fit-ensemble');
  try {
    await withLastingServer(
      context,
      async ({ client }) => {
        const result = await fitOnServer(client, options, context, view);
        view.end();
        await show(result, context);
      },
      { serverFlags: rootsOf(options).flatMap((root) => ['--training-root', root]) },
    );
  } finally {
    view.end();
  }
}

/** A server that is started for the call shares this machine's files; another has its own. */
function onThisMachine(context: CliContext, options: FitEnsembleOptions): FitEnsembleOptions {
  if (serverAddress(context) !== undefined) return options;
  const { patches, testPatches } = options;
  return {
    ...options,
    ...(patches !== undefined && { patches: resolve(patches) }),
    ...(testPatches !== undefined && { testPatches: resolve(testPatches) }),
  };
}

/** What a server that is started for the call must be allowed to read. */
function rootsOf({ patches, testPatches, slides, testSlides, slidePath }: FitEnsembleOptions): readonly string[] {
  const tables = slidePath === true ? [slides, testSlides].filter((table) => table !== undefined) : [];
  return [patches, testPatches, ...tables.map((table) => resolve(dirname(table)))].filter((root) => root !== undefined);
}

/** Slides that were uploaded for this are taken away again, however it ends. */
async function fitOnServer(
  client: SentinodeClient,
  options: FitEnsembleOptions,
  context: CliContext,
  view: ProgressView,
): Promise<FitEnsembleResult> {
  const { slides, patches, testSlides, testPatches, member } = options;
  const hasTest = testSlides !== undefined || testPatches !== undefined;
  return await withUploads(client, context, view, async (upload) => {
    const dataOf = (given: Given): Promise<RequestedData> => requestedData(given, options, { context, upload });
    const request = {
      members: [...(member ?? [])],
      fit: await dataOf({ table: slides, patches }),
      ...(hasTest && { test: await dataOf({ table: testSlides, patches: testPatches }) }),
    };
    return await resultOf<FitEnsembleResult>(
      'fit',
      client.training.fitEnsemble(request, { signal: context.signal }),
      view,
    );
  });
}

interface Call {
  readonly context: CliContext;
  readonly upload: UploadForCall;
}

async function requestedData(
  { table, patches }: Given,
  options: FitEnsembleOptions,
  call: Call,
): Promise<RequestedData> {
  const truths = table === undefined ? [] : parseSlideTruth(await readNamedText(table));
  const slides: RequestedSlide[] = [];
  for (const { slideId: name, positive } of truths) {
    const label = positive ? TumourLabel.TUMOUR : TumourLabel.NORMAL;
    slides.push({ slide: await requestedSlide(name, table ?? '', options, call), label });
  }
  const tumourClasses = [...(options.tumourClass ?? [])];
  return { slides, ...(patches !== undefined && { patches: { dir: patches, tumourClasses } }) };
}

async function requestedSlide(
  name: string,
  table: string,
  { slideId, slidePath }: FitEnsembleOptions,
  { context, upload }: Call,
): Promise<NonNullable<RequestedSlide['slide']>> {
  if (slideId === true) return { $case: 'slideId', value: name };
  if (slidePath === true) return { $case: 'path', value: pathOf(context, table, name) };
  return { $case: 'slideId', value: await upload(besideTable(table, name)) };
}

function pathOf(context: CliContext, table: string, name: string): string {
  return serverAddress(context) === undefined ? resolve(besideTable(table, name)) : name;
}

async function show(result: FitEnsembleResult, { output }: CliContext): Promise<void> {
  const { ensemble, ...rest } = result;
  if (ensemble === undefined) return;
  await output.result({ ...ensembleRecord(ensemble), ...plainRecord(rest) }, () =>
    [
      ensembleText(ensemble),
      ...outcomeNotes(result),
      `fitted in ${seconds(result.seconds)}; to serve it: sentinode models promote ensemble/${ensemble.version}`,
    ].join('\n'),
  );
}
