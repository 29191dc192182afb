// `sentinode slides`: what the server keeps, and keeping more or less of it.
import { basename } from 'node:path';
import { ImageFormat, type Spacing } from '@sentinode/client';
import { Option, type Command } from 'commander';
import { withLastingServer } from '../connection/with-client.js';
import type { ContextOf } from '../context.js';
import { usageError } from '../errors/cli-error.js';
import { exactInput, expandInputs, SLIDE_FILES, type Input } from '../inputs/expand-inputs.js';
import { parseInteger, parseMpp } from '../inputs/parse-options.js';
import { plainRecord } from '../output/plain-record.js';
import { progressViewOf } from '../output/progress-view-of.js';
import { writeOutputFile } from '../output/write-output-file.js';
import { addAssociated } from '../slides/add-associated.js';
import { addImport } from '../slides/add-import.js';
import { showSlide, slideLine } from '../slides/show-slide.js';
import { uploadFromPath } from '../slides/upload-from-path.js';
import { eachInput } from './each-input.js';

const PAGE_SIZE = 200;

export function addSlides(program: Command, contextOf: ContextOf): void {
  const slides = program.command('slides').description('list, show, upload, import and delete slides of a server');
  addList(slides, contextOf);
  addShow(slides, contextOf);
  addUpload(slides, contextOf);
  addImport(slides, contextOf);
  addDelete(slides, contextOf);
  addThumbnail(slides, contextOf);
  addAssociated(slides, contextOf);
}

function addList(slides: Command, contextOf: ContextOf): void {
  const command = slides.command('list').description('all slides, newest first');
  command.action(async () => {
    const context = contextOf(command);
    await withLastingServer(context, async ({ client }) => {
      let pageToken = '';
      do {
        const page = await client.slides.listSlides({ pageSize: PAGE_SIZE, pageToken }, { signal: context.signal });
        for (const slide of page.slides) await context.output.result(plainRecord(slide), () => slideLine(slide));
        pageToken = page.nextPageToken;
      } while (pageToken !== '');
    });
  });
}

function addShow(slides: Command, contextOf: ContextOf): void {
  const command = slides.command('show').description('what is known of slides').argument('<id...>');
  command.action(async (ids: string[]) => {
    const context = contextOf(command);
    await withLastingServer(context, ({ client }) =>
      eachInput(context, 'slide', ids.map(input), async (slideId) => {
        const { slide } = await client.slides.getSlide({ slideId }, { signal: context.signal });
        if (slide !== undefined) await showSlide(slide, context);
      }),
    );
  });
}

interface UploadOptions {
  readonly mpp?: Spacing;
  readonly mppFromObjective?: boolean;
  readonly folder?: boolean;
  readonly name?: string;
  readonly requestId?: string;
}

function addUpload(slides: Command, contextOf: ContextOf): void {
  const command = slides
    .command('upload')
    .description('upload slides and keep them; lost connections and a restarting server are waited for')
    .argument('<slide...>', 'slide files, folders of them, or patterns')
    .addOption(new Option('--mpp <x[,y]>', 'pixel size in µm, whatever the file says').argParser(parseMpp))
    .option(
      '--mpp-from-objective',
      'where the file states none: 10 µm over the objective’s magnification, a rule of thumb',
    )
    .option('--name <name>', 'name for lists; the file’s by default; must not carry patient data')
    .option('--request-id <key>', 'for one slide: the same key goes on with an upload that an earlier call began')
    .option('--folder', 'each argument is a folder that holds the files of one slide (a DICOM series)');
  command.action(async (paths: string[], options: UploadOptions) => {
    const context = contextOf(command);
    if (options.requestId !== undefined && paths.length > 1) throw usageError('--request-id goes with one slide');
    const inputs =
      options.folder === true ? await Promise.all(paths.map(exactInput)) : expandInputs(paths, SLIDE_FILES);
    await withLastingServer(context, ({ client }) =>
      eachInput(context, 'slide', inputs, async (path) => {
        const view = progressViewOf(context, basename(path));
        try {
          const { mpp: spacing, mppFromObjective: spacingFromObjective, name, requestId } = options;
          const said = { view, spacing, spacingFromObjective, name, requestId };
          const slide = await uploadFromPath(client, path, said, context);
          view.end();
          await showSlide(slide, context);
        } finally {
          view.end();
        }
      }),
    );
  });
}

function addDelete(slides: Command, contextOf: ContextOf): void {
  const command = slides
    .command('delete')
    .description('delete slides, their files and predictions')
    .argument('<id...>');
  command.action(async (ids: string[]) => {
    const context = contextOf(command);
    await withLastingServer(context, ({ client }) =>
      eachInput(context, 'slide', ids.map(input), async (slideId) => {
        await client.slides.deleteSlide({ slideId }, { signal: context.signal });
        await context.output.result({ slide: slideId, deleted: true }, () => `deleted ${slideId}`);
      }),
    );
  });
}

interface ThumbnailOptions {
  readonly out?: string;
  readonly maxSide?: number;
}

function addThumbnail(slides: Command, contextOf: ContextOf): void {
  const command = slides
    .command('thumbnail')
    .description('write a small picture of a slide')
    .argument('<id>')
    .option('--out <file>', 'where to; PNG when it ends so, else JPEG; ID.jpg by default')
    .addOption(new Option('--max-side <px>', 'longest side, 16 to 4096').argParser(parseInteger(16, 4096)));
  command.action(async (slideId: string, { out = `${slideId}.jpg`, maxSide = 0 }: ThumbnailOptions) => {
    const context = contextOf(command);
    await withLastingServer(context, async ({ client }) => {
      const format = /\.png$/i.test(out) ? ImageFormat.PNG : ImageFormat.JPEG;
      const { image } = await client.slides.getThumbnail(
        { slideId, maxSidePx: maxSide, format },
        { signal: context.signal },
      );
      if (image === undefined) return;
      await writeOutputFile(out, image.data);
      const record = { slide: slideId, file: out, widthPx: image.widthPx, heightPx: image.heightPx };
      await context.output.result(record, () => `${out}: ${image.widthPx} × ${image.heightPx} px`);
    });
  });
}

function input(path: string): Input {
  return { path };
}
