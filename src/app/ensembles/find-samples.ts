// The slides and patches of a fit, found before any work is done.
import { invalidField } from '../../domain/errors/invalid-field.js';
import { listPatches } from '../evaluation/list-patches.js';
import { requireScaledSlide } from '../slides/require-scaled-slide.js';
import { filesOf } from '../slides/require-slide.js';
import { requireSpacing } from '../slides/require-spacing.js';
import { requireRoots } from '../training/plan-data.js';
import type { FitSamples, FitSlide } from './fit-work.js';
import type { FitPorts } from './fit-ports.js';
import type { AskedData, AskedSlide } from './fit-types.js';

/**
 * The weights of three or four members are sought on a grid of thousands: with more patches that takes many minutes.
 */
const MAX_PATCHES = 50_000;

/**
 * Throws SLIDE_NOT_FOUND, MISSING_SPACING, INVALID_FIELD or TRAINING_DATA_INVALID with the field at fault,
 * CONFIG_INVALID where the server has no training roots. `name` is the data's, in the request and in the record.
 */
export async function findSamples(
  ports: FitPorts,
  { slides, patches }: AskedData,
  name: string,
  tenant: string,
): Promise<FitSamples> {
  const found: FitSlide[] = [];
  for (const [index, slide] of slides.entries()) {
    found.push(await findSlide(ports, slide, `${name}.slides[${index}]`, tenant));
  }
  const files = patches === undefined ? [] : await listPatches(ports, patches, `${name}.patches`, MAX_PATCHES);
  return { name, slides: found, patches: files };
}

function findSlide(ports: FitPorts, asked: AskedSlide, field: string, tenant: string): Promise<FitSlide> {
  return asked.kind === 'uploaded' ? uploadedSlide(ports, asked, field, tenant) : localSlide(ports, asked, field);
}

async function uploadedSlide(
  ports: FitPorts,
  { slideId, positive }: Extract<AskedSlide, { kind: 'uploaded' }>,
  field: string,
  tenant: string,
): Promise<FitSlide> {
  const slide = await requireScaledSlide(ports, tenant, slideId, `${field}.slide_id`);
  return {
    asked: slideId,
    positive,
    files: filesOf(ports, slide),
    spacing: requireSpacing(slide),
    sha256: slide.files.map(({ sha256 }) => sha256),
    isGone: async () => (await ports.metadata.slides.get(tenant, slideId)) === undefined,
  };
}

/** Whether it can be read shows when it is scored. */
async function localSlide(
  { trainingPaths, localFiles }: FitPorts,
  { path, positive, spacing }: Extract<AskedSlide, { kind: 'local' }>,
  field: string,
): Promise<FitSlide> {
  requireRoots(trainingPaths);
  const find = async (): Promise<string | undefined> =>
    (await trainingPaths.realFile(path)) ?? (await trainingPaths.realFolder(path));
  const real = await find();
  if (real === undefined) {
    throw invalidField(`${field}.path`, 'must be an existing slide below one of the training roots of the server');
  }
  return {
    asked: path,
    positive,
    files: await localFiles.slideFiles(real),
    ...(spacing && { spacing }),
    isGone: async () => (await find()) === undefined,
  };
}
