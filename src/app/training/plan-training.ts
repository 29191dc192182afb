// What a training command asks for, checked before a child process is started.
import { invalidField } from '../../domain/errors/invalid-field.js';
import { MAX_MPP } from '../../domain/geometry/max-mpp.js';
import { parseModelReference } from '../../domain/models/model-reference.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { ARCHITECTURE_IDS, isArchitectureId, type ArchitectureId } from '../../domain/networks/architecture.js';
import type { TrainingWork } from '../../ports/trainer.js';
import type { AppPorts } from '../app-ports.js';
import { planData, planOfFolders, realFolder, requireRoots } from './plan-data.js';
import { checkHyperparameters } from './check-hyperparameters.js';
import { requireThat, requireWhole } from './require-field.js';
import type { TrainCommand } from '../use-cases.js';

/** What is to be done, but for what is known only when its turn comes. */
export type TrainingPlan = Omit<TrainingWork, 'version' | 'outputDir'>;

export type PlanPorts = Pick<AppPorts, 'trainingPaths' | 'models'>;

const MODEL_NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Throws INVALID_FIELD naming the field, CONFIG_INVALID when the server allows no training data, MODEL_NOT_FOUND. */
export async function planTraining(ports: PlanPorts, command: TrainCommand): Promise<TrainingPlan> {
  const architecture = requireArchitecture(command.architecture);
  requireThat(
    MODEL_NAME.test(command.modelName) && command.modelName !== ENSEMBLE_NAME,
    'model_name',
    `must be 1 to 63 of a-z, 0-9 and \`-\`, not beginning with \`-\`, and not \`${ENSEMBLE_NAME}\``,
  );
  requireNumbers(command);
  const { patches, hyperparameters, modelName } = command;
  const source = await planSource(ports, command);
  const initialModelDir = await initialModel(ports, command, architecture);
  return {
    architecture,
    ...source,
    tumourClasses: patches.tumourClasses,
    mppX: patches.mppX,
    mppY: patches.mppY,
    labelSizePx: patches.labelSizePx,
    hyperparameters,
    modelName,
    ...(initialModelDir === undefined ? {} : { initialModelDir }),
  };
}

function requireArchitecture(architecture: string): ArchitectureId {
  if (isArchitectureId(architecture)) return architecture;
  throw invalidField('architecture', `must be one of ${ARCHITECTURE_IDS.join(', ')}`);
}

/** Zero means the recipe's default wherever a range begins at 1 or above 0. */
function requireNumbers({ patches, hyperparameters }: TrainCommand): void {
  requireThat(
    patches.mppX > 0 && patches.mppX <= MAX_MPP,
    'patches.spacing.mpp_x',
    `must be above 0 and at most ${MAX_MPP}`,
  );
  requireThat(
    patches.mppY > 0 && patches.mppY <= MAX_MPP,
    'patches.spacing.mpp_y',
    `must be above 0 and at most ${MAX_MPP}`,
  );
  requireWhole(patches.labelSizePx, 4_096, 'patches.label_size_px');
  checkHyperparameters(hyperparameters);
}

/** The folders, or the data of any other kind. */
async function planSource(
  ports: PlanPorts,
  { patches, data }: TrainCommand,
): Promise<Pick<TrainingPlan, 'data' | 'augmentation'>> {
  if (data !== undefined) {
    const { augmentation } = data;
    return {
      data: await planData(ports.trainingPaths, data),
      ...(augmentation === undefined ? {} : { augmentation }),
    };
  }
  requireRoots(ports.trainingPaths);
  const trainingDir = await realFolder(ports.trainingPaths, patches.trainingDir, 'patches.training_dir');
  const validationDir =
    patches.validationDir === ''
      ? undefined
      : await realFolder(ports.trainingPaths, patches.validationDir, 'patches.validation_dir');
  return { data: planOfFolders(trainingDir, validationDir, patches) };
}

async function initialModel(
  { models }: PlanPorts,
  { initialModel: text }: TrainCommand,
  architecture: ArchitectureId,
): Promise<string | undefined> {
  if (text === '') return undefined;
  const named = parseModelReference(text);
  if (named === undefined) throw invalidField('initial_model', 'must be a registered version, as `name/version`');
  const folder = await models.get(named.name, named.version);
  requireThat(
    folder.manifest.architecture.id === architecture,
    'initial_model',
    `is a ${folder.manifest.architecture.id}, not a ${architecture}`,
  );
  return folder.dir;
}
