import { AppError } from '../../domain/errors/app-error.js';
import type { Prediction } from '../../domain/predictions/prediction.js';
import { hasEnded } from '../../domain/work-state.js';
import type { AppPorts } from '../app-ports.js';
import { deletePrediction } from '../predictions/delete-prediction.js';

type DeletePorts = Pick<AppPorts, 'blobs' | 'metadata'>;

const PAGE_SIZE = 100;

/** Call under the slide's lock, so that no prediction begins meanwhile. Throws SLIDE_IN_USE. */
export async function deleteSlide(ports: DeletePorts, tenant: string, slideId: string): Promise<void> {
  for await (const prediction of predictionsOf(ports, tenant, slideId)) {
    if (hasEnded(prediction)) continue;
    throw new AppError('SLIDE_IN_USE', 'a prediction of this slide is not finished; cancel it first', {
      metadata: { slideId, predictionId: prediction.id },
    });
  }
  // From here a crash is made good at the next start, by `finishDeletions`.
  await ports.blobs.deleteSlide(slideId);
  await forgetSlide(ports, tenant, slideId);
}

/** Ends deletions that a crash has cut off. */
export async function finishDeletions(ports: DeletePorts): Promise<void> {
  const deleted = new Set(await ports.blobs.listDeleted());
  if (deleted.size === 0) return;
  for await (const slide of ports.metadata.slides.all()) {
    if (deleted.has(slide.id)) await forgetSlide(ports, slide.tenant, slide.id);
  }
  for (const slideId of deleted) await ports.blobs.purgeDeleted(slideId);
}

async function forgetSlide(ports: DeletePorts, tenant: string, slideId: string): Promise<void> {
  for await (const prediction of predictionsOf(ports, tenant, slideId)) await deletePrediction(ports, prediction);
  await ports.metadata.slides.delete(tenant, slideId);
  await ports.blobs.purgeDeleted(slideId);
}

async function* predictionsOf({ metadata }: DeletePorts, tenant: string, slideId: string): AsyncGenerator<Prediction> {
  let pageToken = '';
  do {
    const page = await metadata.predictions.list(tenant, { pageSize: PAGE_SIZE, pageToken }, slideId);
    yield* page.items;
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
}
