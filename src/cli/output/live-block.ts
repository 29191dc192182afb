// A few lines at the bottom of a terminal that are drawn again in place.
import type { TextStream } from './output.js';

export interface LiveBlock {
  /** Draws the lines over those before, in one write: nothing flickers. */
  draw(lines: readonly string[]): void;
  /** Takes the lines away, so that others can be printed; the next `draw` puts them below. */
  clear(): void;
  /** The same for good, and the cursor comes back. */
  end(): void;
}

const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';
const TO_LINE_END = '\x1b[K';
const TO_SCREEN_END = '\x1b[J';
/** Colours take no room. */
// eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
const STYLES = /\x1b\[[0-9;]*m/g;

export function createLiveBlock(stream: TextStream): LiveBlock {
  let drawn: readonly string[] = [];
  let cursorIsHidden = false;
  const showCursor = (): void => {
    if (!cursorIsHidden) return;
    cursorIsHidden = false;
    stream.write(SHOW_CURSOR);
  };
  const backToTop = (): string => {
    const rows = drawn.reduce((sum, line) => sum + rowsOf(line, stream.columns), 0);
    return rows === 0 ? '' : `\x1b[${rows}A\r`;
  };
  const clear = (): void => {
    if (drawn.length > 0) stream.write(`${backToTop()}${TO_SCREEN_END}`);
    drawn = [];
  };
  return {
    draw(lines) {
      const hide = cursorIsHidden ? '' : HIDE_CURSOR;
      // A second Ctrl-C ends the process where it stands.
      if (!cursorIsHidden) process.once('exit', showCursor);
      cursorIsHidden = true;
      stream.write(`${hide}${backToTop()}${lines.map((line) => `${line}${TO_LINE_END}\n`).join('')}${TO_SCREEN_END}`);
      drawn = lines;
    },
    clear,
    end() {
      clear();
      process.off('exit', showCursor);
      showCursor();
    },
  };
}

/** A terminal that became narrower has wrapped what was drawn. */
function rowsOf(line: string, columns = 0): number {
  // A terminal that does not know its width says 0.
  return columns > 0 ? Math.max(1, Math.ceil(line.replace(STYLES, '').length / columns)) : 1;
}
