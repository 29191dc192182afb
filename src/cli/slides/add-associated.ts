// `sentinode slides associated`: the pictures that a slide's file holds beside its levels.
import { AssociatedImageKind, ImageFormat } from '@sentinode/client';
import { Argument, Option, type Command } from 'commander';
import { withLastingServer } from '../connection/with-client.js';
import type { ContextOf } from '../context.js';
import { parseInteger } from '../inputs/parse-options.js';
import { writeOutputFile } from '../output/write-output-file.js';

const KINDS = {
  label: AssociatedImageKind.LABEL,
  macro: AssociatedImageKind.MACRO,
  thumbnail: AssociatedImageKind.THUMBNAIL,
} as const;

interface AssociatedOptions {
  readonly out?: string;
  readonly maxSide?: number;
  readonly applyIcc?: boolean;
}

export function addAssociated(slides: Command, contextOf: ContextOf): void {
  const command = slides
    .command('associated')
    .description('write a picture that a slide’s file holds beside its levels, as far as the server lets them out')
    .argument('<id>')
    .addArgument(new Argument('<kind>', 'a label or a macro can show a patient’s name').choices(Object.keys(KINDS)))
    .option('--out <file>', 'where to; PNG when it ends so, else JPEG; ID-KIND.jpg by default')
    .addOption(new Option('--max-side <px>', 'longest side, 16 to 4096').argParser(parseInteger(16, 4096)))
    .option('--apply-icc', 'colours in sRGB, by the picture’s own ICC profile');
  command.action(async (slideId: string, kind: keyof typeof KINDS, options: AssociatedOptions) => {
    const { out = `${slideId}-${kind}.jpg`, maxSide = 0, applyIcc = false } = options;
    const context = contextOf(command);
    await withLastingServer(context, async ({ client }) => {
      const format = /\.png$/i.test(out) ? ImageFormat.PNG : ImageFormat.JPEG;
      const { image } = await client.slides.getAssociatedImage(
        { slideId, kind: KINDS[kind], maxSidePx: maxSide, format, applyIcc },
        { signal: context.signal },
      );
      if (image === undefined) return;
      await writeOutputFile(out, image.data);
      const record = { slide: slideId, kind, file: out, widthPx: image.widthPx, heightPx: image.heightPx };
      await context.output.result(record, () => `${out}: ${image.widthPx} × ${image.heightPx} px`);
    });
  });
}
