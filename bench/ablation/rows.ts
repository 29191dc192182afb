/** One training run of the table: the plain recipe with these flags of scripts/train.ts on top. */
export interface AblationRow {
  readonly name: string;
  readonly flags: readonly string[];
}

/**
 * SimpleNet by the original method: Adam, cross-entropy, plateau, nothing else; its augmentation of rotation, flips,
 * dimming.
 */
export const PLAIN: readonly string[] = flagsOf({
  architecture: 'simplenet',
  optimizer: 'adam',
  'learning-rate': '1e-3',
  'weight-decay': '0',
  schedule: 'plateau',
  'clip-norm': 'Infinity',
  'label-smoothing': '0',
  'average-decay': '0',
  'batch-size': '128',
  augmentation: 'method-simplenet',
});

/**
 * The plain recipe twice, for the noise between runs; the shipped recipe; each option alone; another network. Later
 * flags win.
 */
export const ROWS: readonly AblationRow[] = [
  row('plain recipe', {}),
  row('plain recipe, seed 2', { seed: '2' }),
  row('shipped recipe (SimpleNet)', {
    optimizer: 'adamw',
    'learning-rate': '5e-4',
    'weight-decay': '0.05',
    schedule: 'one-cycle',
    'clip-norm': '1',
    'label-smoothing': '0.05',
    'average-decay': '0.998',
    'batch-size': '32',
    augmentation: 'mild',
  }),
  row('averaged weights 0.998', { 'average-decay': '0.998' }),
  row('one-cycle schedule', { schedule: 'one-cycle' }),
  row('colour and stain, mild', { augmentation: 'mild' }),
  row('AdamW, weight decay 0.05', { optimizer: 'adamw', 'weight-decay': '0.05' }),
  row('no augmentation', { augmentation: 'none' }),
  row('quarter turns and flips alone', { augmentation: 'turns' }),
  row('batch 32', { 'batch-size': '32' }),
  row('focal loss, gamma 2', { loss: 'focal' }),
  row('loss over the centre 16 px', { 'loss-size': '16' }),
  row('label smoothing 0.05', { 'label-smoothing': '0.05' }),
  row('SGD, momentum 0.9, rate 0.02', { optimizer: 'sgd', 'learning-rate': '0.02' }),
  row('colour and stain, full', { augmentation: 'stain' }),
  row('quarter turns, rotation, brightness', { augmentation: 'original' }),
  row('cosine schedule', { schedule: 'cosine' }),
  row('weighted loss, tumour 2', { loss: 'weighted', 'tumour-weight': '2' }),
  row('gradients clipped at norm 1', { 'clip-norm': '1' }),
  row('U-Net', { architecture: 'unet' }),
];

function row(name: string, flags: Readonly<Record<string, string>>): AblationRow {
  return { name, flags: flagsOf(flags) };
}

function flagsOf(flags: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
}
