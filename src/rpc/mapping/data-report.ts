import type { DataReport, SlideReport } from '../../domain/dataset/data-report.js';
import type { DataReport as DataReportMessage } from '../../gen/sentinode/v1/DataReport.js';
import type { DataSlide } from '../../gen/sentinode/v1/DataSlide.js';

export function toDataReport({ mppX, mppY, ...report }: DataReport): DataReportMessage {
  return {
    ...report,
    spacing: { mppX, mppY },
    slides: report.slides.map(toDataSlide),
    skipped: [...report.skipped],
    notes: [...report.notes],
  };
}

/** Slides that are known by name alone have no pixel size. */
function toDataSlide({ mppX, mppY, ...slide }: SlideReport): DataSlide {
  return { ...slide, ...(mppX > 0 ? { spacing: { mppX, mppY } } : {}) };
}
