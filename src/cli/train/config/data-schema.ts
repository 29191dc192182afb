import { z } from 'zod';
import { AUGMENTATION_PRESETS } from '../../../domain/augmentation/augmentation-options.js';
import { LEAKS, MAX_SAMPLED, PATCH_SIDE_PX } from '../../../domain/dataset/data-plan.js';
import { MAX_MPP } from '../../../domain/geometry/max-mpp.js';
import { STAIN_METHODS } from '../../../domain/stain/stain-statistics.js';
import { above0, amount, choice, mapping, names, positive, serverPath, whole, yesOrNo } from './values.js';

const PATCH_ERROR = `must be a multiple of ${PATCH_SIDE_PX.step} from ${PATCH_SIDE_PX.min} to ${PATCH_SIDE_PX.max}`;
/** As `--tissue` names them in predictions. */
const TISSUE_RULES = ['otsu', 'otsu-twice'] as const;
const MASK_VALUE_ERROR = 'must be whole numbers from 1 to 255';

const slides = mapping(
  {
    manifest: serverPath(
      'CSV with a header, or JSON Lines: slide, truth, label, patient, mpp; paths in it are relative to its folder.',
    ),
    tumour_names: names(
      'Annotation groups or classes that are tumour, beside `_0`, `_1`, `Tumor`, `metastases`.',
    ).optional(),
    normal_names: names('… that are not, and cut out of it, beside `_2`, `Exclusion`, `normal`.').optional(),
    ignored_names: names('… from which nothing is to be learned, beside `Ignore*`, `Region*`.').optional(),
    mask_tumour_values: z
      .array(
        z.int({ error: MASK_VALUE_ERROR }).min(1, { error: MASK_VALUE_ERROR }).max(255, { error: MASK_VALUE_ERROR }),
        {
          error: 'must be a list of whole numbers from 1 to 255',
        },
      )
      .max(255, { error: 'must be a list of at most 255 values' })
      .describe('Values of masks that are tumour; all but 0 by default.')
      .optional(),
    min_tumour_share: above0(
      1,
      'Least share of the label’s area that must be tumour; 1, the method’s rule, by default.',
    ).optional(),
    tissue_rule: choice(
      TISSUE_RULES,
      'How tissue, which alone gives patches, is told from glass: `otsu` by default, `otsu-twice` takes pale tissue too.',
    ).optional(),
    no_small_tumour_remedy: yesOrNo(
      'Leaves out the remedy for slides whose tumour holds no whole patch: patches of half the side, mirrored.',
    ).optional(),
  },
  'Slides with their truth.',
);

const patches = mapping(
  {
    manifest: serverPath(
      'CSV with a header, or JSON Lines: file, label and, if known, slide and patient; paths in it are relative to its folder.',
    ),
    tumour_labels: names('Labels that are tumour, beside tumor, tumour, positive, 1, true and their like.').optional(),
    normal_labels: names('Labels that are not.').optional(),
  },
  'Patches listed in a file.',
);

const folders = mapping(
  {
    dir: serverPath('Folder that holds one folder a class.'),
    tumour_classes: names('Class folders that are tumour; `tumor`, `tumour` by default.').optional(),
    normal_classes: names('Class folders that are not; `normal` by default.').optional(),
  },
  'Patches in one folder a class.',
);

/** The kinds of data; a source names one of them. */
export const SOURCE_KINDS = ['slides', 'patches', 'folders'] as const;

function source(help: string): z.ZodObject<{
  slides: z.ZodOptional<typeof slides>;
  patches: z.ZodOptional<typeof patches>;
  folders: z.ZodOptional<typeof folders>;
}> {
  return mapping(
    { slides: slides.optional(), patches: patches.optional(), folders: folders.optional() },
    `${help} Exactly one of slides, patches, folders.`,
  ).meta({ minProperties: 1, maxProperties: 1 });
}

const spacing = mapping(
  {
    mpp_x: positive(MAX_MPP, 'Micrometres per pixel along X.'),
    mpp_y: positive(MAX_MPP, 'Micrometres per pixel along Y.'),
  },
  'Scale of the patches. Slides are read at it; patches that are given must have it.',
);

const split = mapping(
  {
    training_share: amount(0.5, 0.99, 'Share of training; 0.8 by default.').optional(),
    fold_of: whole(2, 20, 'Instead of a share: so many parts, of which one is validation.').optional(),
    fold: whole(1, 20, 'Which part is validation, from 1.').optional(),
    group_by: choice(
      ['patient', 'slide', 'patch'],
      'What stays together; by default the coarsest that the data names throughout.',
    ).optional(),
    allowed_leaks: z
      .array(choice(LEAKS, 'An overlap that is meant.'), { error: `must be a list of ${LEAKS.join(', ')}` })
      .max(LEAKS.length, { error: 'must name each overlap once' })
      .describe('Overlaps of training and validation that are meant; any other is an error.')
      .optional(),
  },
  'How validation is kept apart from training; 8:2 by default.',
);

const sampling = mapping(
  {
    mode: choice(
      ['class-balanced', 'slide-balanced'],
      '`slide-balanced` shows 1:1:2 of tumour, normal of the same slides, and negative slides; the default where slides are named.',
    ).optional(),
    per_negative_slide: whole(
      1,
      MAX_SAMPLED,
      'Most patches of a negative slide an epoch; 2,000 by default.',
    ).optional(),
    tumour_per_positive_slide: whole(
      1,
      MAX_SAMPLED,
      'Most tumour patches of a positive slide; 1,000 by default.',
    ).optional(),
    normal_per_positive_slide: whole(
      1,
      MAX_SAMPLED,
      'Most normal patches of a positive slide; 1,000 by default.',
    ).optional(),
    hard_negative_every_epochs: whole(
      1,
      1_000,
      'Rounds in which negatives are scored and the worst are added to the epochs that follow; none by default.',
    ).optional(),
    hard_negative_candidates: whole(1, MAX_SAMPLED, 'Negatives scored a round; 20,000 by default.').optional(),
    hard_negatives_added: whole(1, MAX_SAMPLED, 'Negatives added a round; 2,000 by default.').optional(),
  },
  'Which patches an epoch shows; the method’s numbers by default.',
);

const augmentation = mapping(
  {
    preset: choice(
      Object.keys(AUGMENTATION_PRESETS),
      'Where to begin; the recipe’s by default. What stands beside it replaces its part.',
    ).optional(),
    flips: yesOrNo('Mirrored or not.').optional(),
    quarter_turns: yesOrNo('Turned by quarters, without resampling.').optional(),
    rotation_degrees: amount(0, 180, 'Degrees either way.').optional(),
    zoom: amount(0, 0.5, '0.1 means 0.9 to 1.1 times.').optional(),
    shift_px: amount(0, 64, 'Pixels either way.').optional(),
    dimmest: amount(0.01, 1, 'Brightness is multiplied by this to 1, as in the method; 1 leaves it.').optional(),
    brightness: amount(0, 1, 'Share of full scale added, either way.').optional(),
    contrast: amount(0, 1, '0.2 means 0.8 to 1.2 times.').optional(),
    saturation: amount(0, 1, '0.2 means 0.8 to 1.2 times.').optional(),
    hue_degrees: amount(0, 180, 'Degrees either way.').optional(),
    stain_scale: amount(0, 1, 'Amounts of haematoxylin and eosin, each times 1 ± this.').optional(),
    stain_shift: amount(0, 1, '… and moved by ± this in optical density.').optional(),
  },
  'How patches are varied; the recipe’s way by default.',
);

/** `TrainRequest.data`. */
export const dataSchema = mapping(
  {
    training: source('What to learn from.'),
    validation: source('What to validate on; left out, `split` takes a part of training.').optional(),
    spacing,
    patch_size_px: z
      .int({ error: PATCH_ERROR })
      .min(PATCH_SIDE_PX.min, { error: PATCH_ERROR })
      .max(PATCH_SIDE_PX.max, { error: PATCH_ERROR })
      .multipleOf(PATCH_SIDE_PX.step, { error: PATCH_ERROR })
      .describe('Side of a patch; 256 for slides, else what the first patch measures, by default.')
      .optional(),
    label_size_px: whole(
      1,
      PATCH_SIDE_PX.max,
      'Side of the centre that a label speaks of; the whole patch by default.',
    ).optional(),
    split: split.optional(),
    sampling: sampling.optional(),
    augmentation: augmentation.optional(),
    stain_normalisation: choice(
      STAIN_METHODS,
      'Brings all patches to one stain, of slides by their slide’s statistics; as they are by default.',
    ).optional(),
  },
  'What is learned from. Paths are the server’s.',
);
