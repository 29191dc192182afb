import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readDefinition } from '../../src/models/load-model.js';
import { readVersion, versionDir } from '../../src/models/version-folders.js';
import { plainModel } from '../engines/plain-model.js';
import { BENCH_SCALE, writeBenchModels } from '../predict-slide/write-bench-models.js';
import { CENTRE_MEAN } from './centre-mean.js';

/** One network in the forms that services of any make take. */
export interface PlainSubject {
  /** For ours. */
  readonly modelsDir: string;
  /** The same network as a plain ONNX graph; see `plainModel`. */
  readonly model: string;
  /** Its weights alone, as safetensors. */
  readonly weights: string;
}

/** Writes SimpleNet of the bench's scale below `folder`; its patches' score is the mean of their centre. */
export async function writePlainSubject(folder: string): Promise<PlainSubject> {
  const modelsDir = path.join(folder, 'models');
  await writeBenchModels(modelsDir, { ...BENCH_SCALE, aggregation: CENTRE_MEAN });
  const reference = { name: 'simplenet', version: 1 };
  const { manifest } = await readVersion(modelsDir, reference);
  const dir = versionDir(modelsDir, reference);
  const model = path.join(folder, 'plain.onnx');
  await writeFile(model, plainModel(await readDefinition(dir, manifest), BENCH_SCALE.patchSizePx));
  return { modelsDir, model, weights: path.join(dir, manifest.weights.file) };
}
