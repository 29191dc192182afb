// A training file: `TrainRequest` in YAML, key for key, so that the server's complaints name keys of the file.
import { z } from 'zod';
import { ARCHITECTURE_IDS } from '../../../domain/networks/architecture.js';
import { dataSchema } from './data-schema.js';
import { hyperparametersSchema } from './hyperparameters-schema.js';
import { choice, mapping } from './values.js';

const MODEL_NAME_ERROR = 'must be 1 to 63 of a-z, 0-9 and `-`, not beginning with `-`';
const INITIAL_MODEL_ERROR = 'must be a registered version as name/version, such as simplenet/1';

export const trainSchema = mapping(
  {
    architecture: choice(ARCHITECTURE_IDS, 'The network.'),
    model_name: z
      .string({ error: MODEL_NAME_ERROR })
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: MODEL_NAME_ERROR })
      .describe('Name under which the result is registered; the network’s by default.')
      .optional(),
    initial_model: z
      .string({ error: INITIAL_MODEL_ERROR })
      .regex(/^[a-z0-9][a-z0-9_-]{0,63}\/[1-9][0-9]{0,8}$/, { error: INITIAL_MODEL_ERROR })
      .describe('Start from this registered version of the same network, as name/version; from scratch by default.')
      .optional(),
    data: dataSchema,
    hyperparameters: hyperparametersSchema.optional(),
  },
  'What `sentinode train` asks a server for.',
);

export type TrainConfig = z.output<typeof trainSchema>;

/** For editors: completes and checks a training file while it is written. */
export function trainJsonSchema(): object {
  return { title: 'Training file of `sentinode train`', ...z.toJSONSchema(trainSchema, { io: 'input' }) };
}
