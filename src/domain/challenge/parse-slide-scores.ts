import { csvError, csvRows, type NamedText } from './csv-rows.js';
import { slideKey } from './slide-key.js';

export interface SlideScore {
  /** As the file has it. */
  readonly slideId: string;
  readonly score: number;
}

/** Names that the second column has in the wild; any other first line is data. */
const SCORE_HEADS = new Set(['slide_pred', 'score', 'prediction', 'probability', 'pred', 'ensemble']);

/**
 * The challenges' table of slides: `slide_id,slide_pred`, with or without that line of heads; further columns are left
 * alone. Throws INVALID_FIELD naming the line: no number, a missing cell, a slide twice, no slide at all.
 */
export function parseSlideScores(file: NamedText): readonly SlideScore[] {
  const rows = csvRows(file);
  const hasHead = SCORE_HEADS.has(rows[0]?.cells[1]?.toLowerCase() ?? '');
  const seen = new Map<string, number>();
  const scores = rows.slice(hasHead ? 1 : 0).map(({ line, cells }): SlideScore => {
    const [slideId = '', text = ''] = cells;
    if (slideId === '' || text === '') throw csvError(file.name, line, 'expected `slide_id,slide_pred`');
    const score = Number(text);
    if (!Number.isFinite(score)) throw csvError(file.name, line, `slide_pred "${text}" is no number`);
    const before = seen.get(slideKey(slideId));
    if (before !== undefined) throw csvError(file.name, line, `${slideId} has a score on line ${before} already`);
    seen.set(slideKey(slideId), line);
    return { slideId, score };
  });
  if (scores.length === 0) throw csvError(file.name, 1, 'the file holds no slide');
  return scores;
}

/** The same table, the first line its heads. */
export function formatSlideScores(scores: readonly SlideScore[]): string {
  const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return ['slide_id,slide_pred', ...scores.map(({ slideId, score }) => `${quoted(slideId)},${score}`), ''].join('\n');
}
