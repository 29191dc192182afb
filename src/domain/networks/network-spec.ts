// Networks as data: one layer graph per architecture, from which every engine builds its own form.

/** Height and width of an image plane in pixels (or feature cells). */
export interface PlaneSize {
  readonly height: number;
  readonly width: number;
}

/** Cells added around a plane (convolution, pooling) or trimmed from one (transposed convolution). */
export interface Pads {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * `same` follows TensorFlow: output = ceil(input / stride), the odd cell goes to bottom and right.
 * Explicit pads appear in specs that `restrictToWindow` has cut; never stronger than `same` pads.
 */
export type Padding = 'same' | 'valid' | Pads;

/** [height, width] of a kernel or stride. */
export type Extent2d = readonly [number, number];

interface NodeBase {
  /** Unique within the spec; the prefix of its weights' names, as in `conv_1/kernel`. */
  readonly name: string;
  readonly inputs: readonly string[];
}

/** RGB plane, values 0…255 as float32. */
export interface InputNode extends NodeBase {
  readonly op: 'input';
  readonly channels: number;
}
/** y = x · scale + shift. */
export interface ScaleShiftNode extends NodeBase {
  readonly op: 'scaleShift';
  readonly scale: number;
  readonly shift: number;
}
/** Weights: `kernel` [kh, kw, in, filters], and `bias` [filters] when `useBias`. */
export interface Conv2dNode extends NodeBase {
  readonly op: 'conv2d';
  readonly kernel: Extent2d;
  readonly stride: Extent2d;
  readonly filters: number;
  readonly padding: Padding;
  readonly useBias: boolean;
}
/**
 * Weights: `kernel` [kh, kw, filters, in], `bias` [filters].
 * Full output is (n − 1)·stride + kernel per axis; padding trims it, `same` to n·stride
 * (floor of the surplus half at top and left), explicit pads by just so many cells.
 */
export interface TransposedConv2dNode extends NodeBase {
  readonly op: 'transposedConv2d';
  readonly kernel: Extent2d;
  readonly stride: Extent2d;
  readonly filters: number;
  readonly padding: 'same' | Pads;
}
/** Without scale: y = (x − mean) / sqrt(variance + epsilon) + beta. Weights: `beta`, `mean`, `variance` [channels]. */
export interface BatchNormNode extends NodeBase {
  readonly op: 'batchNorm';
  readonly epsilon: number;
  /** Share of the old moving statistics kept at each training step. */
  readonly momentum: number;
}
/** Padding cells never win a maximum. */
export interface MaxPoolNode extends NodeBase {
  readonly op: 'maxPool';
  readonly kernel: Extent2d;
  readonly stride: Extent2d;
  readonly padding: Padding;
}
/** Padding cells do not count in the mean. */
export interface AvgPoolNode extends NodeBase {
  readonly op: 'avgPool';
  readonly kernel: Extent2d;
  readonly stride: Extent2d;
  readonly padding: Padding;
}
export interface ActivationNode extends NodeBase {
  readonly op: 'relu' | 'elu' | 'softmax';
}
/** Channel-wise, in the order of `inputs`. */
export interface ConcatNode extends NodeBase {
  readonly op: 'concat';
}
/** Nearest-neighbour doubling of both axes. */
export interface Upsample2Node extends NodeBase {
  readonly op: 'upsample2';
}
/** Active in training alone. */
export interface DropoutNode extends NodeBase {
  readonly op: 'dropout';
  readonly rate: number;
}
export interface CropNode extends NodeBase {
  readonly op: 'crop';
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

export type NetworkNode =
  | InputNode
  | ScaleShiftNode
  | Conv2dNode
  | TransposedConv2dNode
  | BatchNormNode
  | MaxPoolNode
  | AvgPoolNode
  | ActivationNode
  | ConcatNode
  | Upsample2Node
  | DropoutNode
  | CropNode;

/** Nodes stand in execution order: every input of a node stands before it. */
export interface NetworkSpec {
  readonly name: string;
  readonly nodes: readonly NetworkNode[];
  /** Name of the node whose value is the answer: (B, H, W, 2) softmax of [not tumour, tumour]. */
  readonly output: string;
  /** Input height and width must be multiples of this. */
  readonly sizeMultiplePx: number;
}
