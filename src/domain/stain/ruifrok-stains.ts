import type { Matrix3 } from './matrix3.js';

/**
 * Optical density per unit of haematoxylin, eosin and DAB (Ruifrok and Johnston 2001), one stain a row, rows
 * normalised.
 */
export const RUIFROK_STAINS: Matrix3 = [0.65, 0.7, 0.29, 0.07, 0.99, 0.11, 0.27, 0.57, 0.78];
