import { resolve } from 'node:path';
import { Option } from 'commander';
import { AUGMENTATION_PRESETS } from '../../../domain/augmentation/augmentation-options.js';
import { LEAKS } from '../../../domain/dataset/data-plan.js';
import { STAIN_METHODS } from '../../../domain/stain/stain-statistics.js';
import { parseMpp } from '../../inputs/parse-options.js';
import { isMapping, valueAt, withoutKeys, withValueAt, type RawConfig } from '../config/raw-value.js';
import { parseSplit, type SplitKeys } from './parse-split.js';
import { keyFlag, nameOption, wholeOption, type TrainFlag } from './train-flag.js';

const ANY_SIZE = 4_096;

/** What is learned from. `absolute`: paths are made so, for a server that sees the same disk. */
export function dataFlags(absolute: boolean): readonly TrainFlag[] {
  const path = (text: string): string => (absolute ? resolve(text) : text);
  return [...sourceFlags(path), ...scaleFlags(), ...splitFlags(), ...drawingFlags()];
}

function sourceFlags(path: (text: string) => string): readonly TrainFlag[] {
  const source = (flags: string, help: string, side: string, of: (path: string) => RawConfig): TrainFlag => ({
    option: new Option(flags, help),
    paths: [`data.${side}`],
    // The whole source gives way: two kinds beside each other would be an error.
    apply: (config, value) => withValueAt(config, ['data', side], of(path(String(value)))),
  });
  const folders = (dir: string): RawConfig => ({ folders: { dir } });
  const patches = (manifest: string): RawConfig => ({ patches: { manifest } });
  const slides = (manifest: string): RawConfig => ({ slides: { manifest } });
  return [
    source('--train <folder>', 'labelled patches: one folder a class', 'training', folders),
    source(
      '--patch-list <file>',
      'labelled patches: CSV or JSON Lines of file, label, slide, patient',
      'training',
      patches,
    ),
    source(
      '--cohort <file>',
      'slides with truth: CSV or JSON Lines of slide, truth, label, patient, mpp',
      'training',
      slides,
    ),
    source('--validation <folder>', 'validation as --train; without it --split takes a part', 'validation', folders),
    source('--validation-patch-list <file>', 'validation as --patch-list', 'validation', patches),
    source('--validation-cohort <file>', 'validation as --cohort', 'validation', slides),
    ofSource(
      nameOption('--tissue <rule>', 'how cohorts find tissue; otsu by default', ['otsu', 'otsu-twice']),
      'slides',
      'tissue_rule',
    ),
    classes('--tumour-class <names...>', 'folders that count as tumour; tumor and tumour by default', 'tumour_classes'),
    classes('--normal-class <names...>', 'folders that do not; normal by default', 'normal_classes'),
  ];
}

function classes(flags: string, help: string, key: string): TrainFlag {
  return ofSource(new Option(flags, help), 'folders', key);
}

/** A key of both sides, where they are of this kind. */
function ofSource(option: Option, kind: 'folders' | 'slides', key: string): TrainFlag {
  const paths = ['training', 'validation'].map((side) => ['data', side, kind]);
  return {
    option,
    paths: paths.map((path) => [...path, key].join('.')),
    apply: (config, value) =>
      paths.reduce(
        (all, path) => (isMapping(valueAt(all, path)) ? withValueAt(all, [...path, key], value) : all),
        config,
      ),
  };
}

function scaleFlags(): readonly TrainFlag[] {
  const mpp = new Option('--mpp <x[,y]>', 'pixel size of the patches in µm').argParser((text: string) => {
    const { mppX, mppY } = parseMpp(text);
    return { mpp_x: mppX, mpp_y: mppY };
  });
  return [
    keyFlag(mpp, 'data.spacing'),
    keyFlag(
      wholeOption('--patch-size <px>', 'side of a patch; what the first measures, or 256 for slides', 1, ANY_SIZE),
      'data.patch_size_px',
    ),
    keyFlag(
      wholeOption(
        '--label-size <px>',
        'side of the centre that the label speaks of; the whole patch by default',
        1,
        ANY_SIZE,
      ),
      'data.label_size_px',
    ),
  ];
}

function splitFlags(): readonly TrainFlag[] {
  return [
    {
      option: new Option('--split <parts>', 'of training to validation, 8:2 by default, or k-fold:1/5').argParser(
        parseSplit,
      ),
      paths: ['data.split.training_share', 'data.split.fold', 'data.split.fold_of'],
      apply: (config, value) => {
        const kept = valueAt(withoutKeys(config, ['data', 'split'], ['training_share', 'fold', 'fold_of']), [
          'data',
          'split',
        ]);
        return withValueAt(config, ['data', 'split'], { ...(isMapping(kept) ? kept : {}), ...(value as SplitKeys) });
      },
    },
    keyFlag(
      nameOption('--group-by <what>', 'what the split keeps together', ['patient', 'slide', 'patch']),
      'data.split.group_by',
    ),
    keyFlag(
      nameOption('--allow-leak <what...>', 'overlaps of training and validation that are meant', LEAKS),
      'data.split.allowed_leaks',
    ),
  ];
}

function drawingFlags(): readonly TrainFlag[] {
  const modes = ['class-balanced', 'slide-balanced'];
  return [
    keyFlag(nameOption('--sampling <mode>', 'which patches an epoch shows', modes), 'data.sampling.mode'),
    keyFlag(
      wholeOption('--hard-negatives-every <epochs>', 'rounds that add the worst negatives; none by default', 1, 1_000),
      'data.sampling.hard_negative_every_epochs',
    ),
    keyFlag(
      nameOption(
        '--augmentation <preset>',
        'how patches are varied; the recipe’s way by default',
        Object.keys(AUGMENTATION_PRESETS),
      ),
      'data.augmentation.preset',
    ),
    keyFlag(
      nameOption('--stain-normalisation <method>', 'brings all patches to one stain; none by default', STAIN_METHODS),
      'data.stain_normalisation',
    ),
  ];
}
