import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  AskedSlide,
  FitEnsembleCommand,
  FitEnsembleEvent,
  FitEnsembleResult,
} from '../../../src/app/ensembles/fit-types.js';
import { startReady, writePatches } from '../evaluation/evaluation-harness.js';
import { callContext, collect, SLIDE, slideBytes, uploadSample, type Harness } from '../harness.js';
import type { SlideText } from '../scripted-compute.js';

/** Scripted slides score by their patches: the first model sees (patches − 1) / 100, the second half of it. */
const TUMOUR_PATCHES = [81, 71, 61];
const NORMAL_PATCHES = [41, 31, 21];

export function local(path: string, positive: boolean): AskedSlide {
  return { kind: 'local', path, positive };
}

/** A slide below the training root, by its name there; text instead of a slide is a broken one. */
export async function writeSlide({ trainingRoot }: Harness, name: string, slide: SlideText | string): Promise<string> {
  await mkdir(join(trainingRoot, 'slides'), { recursive: true });
  const path = join(trainingRoot, 'slides', name);
  await writeFile(path, slideBytes(slide));
  return path;
}

/** Three slides of each class below the training root. */
async function localSlides(harness: Harness): Promise<readonly AskedSlide[]> {
  const write = async (patches: number, positive: boolean): Promise<AskedSlide> =>
    local(
      await writeSlide(harness, `${positive ? 'tumour' : 'normal'}-${patches}.tif`, { ...SLIDE, patches }),
      positive,
    );
  return Promise.all([
    ...TUMOUR_PATCHES.map((patches) => write(patches, true)),
    ...NORMAL_PATCHES.map((patches) => write(patches, false)),
  ]);
}

export async function uploadedSlides(harness: Harness): Promise<readonly AskedSlide[]> {
  const slides: AskedSlide[] = [];
  for (const [counts, positive] of [[TUMOUR_PATCHES, true] as const, [NORMAL_PATCHES, false] as const]) {
    for (const patches of counts) {
      const { id } = await uploadSample(harness, { ...SLIDE, patches });
      slides.push({ kind: 'uploaded', slideId: id, positive });
    }
  }
  return slides;
}

/** A harness that is ready, its command with local slides and patches of both classes. */
export async function readyToFit(): Promise<{ readonly harness: Harness; readonly command: FitEnsembleCommand }> {
  const harness = await startReady();
  const dir = await writePatches(harness, { tumor: [90, 80, 70, 60, 55], normal: [10, 20, 30, 45, 50] });
  const command = {
    members: ['simplenet/1', 'inceptionv3/1'],
    fit: { slides: await localSlides(harness), patches: { dir, tumourClasses: [] } },
  };
  return { harness, command };
}

export async function fit({ app }: Harness, command: FitEnsembleCommand): Promise<FitEnsembleResult> {
  return resultOf(await collect(app.ensembles.fitEnsemble(command, callContext())));
}

export function resultOf(events: readonly FitEnsembleEvent[]): FitEnsembleResult {
  const last = events.at(-1);
  if (last?.kind !== 'result') throw new Error('the stream ended without a result');
  return last.result;
}
