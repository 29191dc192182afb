// Sound files that we do not read: the message names the feature.
import { describeRefusals, withTags, type BrokenSlide } from '../support/broken-tiff.js';
import { writeTiff } from '../support/write-tiff.js';

const UNSUPPORTED: readonly BrokenSlide[] = [
  {
    name: '16-bit samples',
    bytes: () => withTags({ 258: [16, 16, 16] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /16 bits per sample/,
  },
  {
    name: 'floating-point samples',
    bytes: () => withTags({ 339: [3, 3, 3] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /floating-point/,
  },
  {
    name: 'a palette',
    bytes: () => withTags({ 262: [3], 277: [1], 258: [8] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /palette colours/,
  },
  {
    name: 'CMYK',
    bytes: () => withTags({ 262: [5], 277: [4], 258: [8, 8, 8, 8] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /CMYK colours/,
  },
  {
    name: 'seven channels',
    bytes: () => withTags({ 262: [1], 277: [7], 258: [8] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /7 samples per pixel: a multi-channel image/,
  },
  {
    name: 'JPEG XL',
    bytes: () => withTags({ 259: [50_002] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /JPEG XL compression/,
  },
  {
    name: 'an unknown compression',
    bytes: () => withTags({ 259: [47_11] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /has compression 4711/,
  },
  {
    name: 'a floating-point predictor',
    bytes: () => withTags({ 317: [3], 259: [8] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /predictor 3/,
  },
  {
    name: 'bytes whose bits are in reverse order',
    bytes: () => withTags({ 266: [2] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /reverse order/,
  },
  {
    name: 'channels as grey pages',
    bytes: () => {
      const page = { widthPx: 64, heightPx: 64, samples: 1, chunks: [new Uint8Array(64 * 64)] };
      return writeTiff([page, page, page]).bytes;
    },
    reason: 'SLIDE_UNSUPPORTED',
    message: /3 grey images of one size: channels or a stack/,
  },
  {
    name: 'Hamamatsu NDPI',
    bytes: () => withTags({ 65420: [1] }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /Hamamatsu NDPI/,
  },
  {
    name: 'Leica SCN',
    bytes: () => withTags({ 270: '<scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01"/>' }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /Leica SCN/,
  },
  {
    name: 'Ventana BIF',
    bytes: () => withTags({ 700: new TextEncoder().encode('<iScan Magnification="40"/>') }),
    reason: 'SLIDE_UNSUPPORTED',
    message: /Ventana BIF/,
  },
  { name: 'Trestle', bytes: () => withTags({ 305: 'MedScan 3.2' }), reason: 'SLIDE_UNSUPPORTED', message: /Trestle/ },
];

describeRefusals('unsupported', UNSUPPORTED);
