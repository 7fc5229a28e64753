import type { Assessment } from './assessment.ts';
import { type EvidenceGroup, evidenceGroups } from './evidenceRows.ts';
import { type PageContext, type PageFrame, pageFrame } from './pageFrame.ts';
import { type PositionRow, positionRows } from './positionRows.ts';

export interface LiteraturePageModel extends PageFrame {
  readonly title: string;
  readonly evidence: readonly EvidenceGroup[];
  readonly positions: readonly PositionRow[];
}

/** Every published figure that matches the patient, with all that is needed not to misread it. */
export function literaturePage(assessment: Assessment, context: PageContext): LiteraturePageModel {
  const frame = pageFrame(assessment, context, 'literature');
  return {
    ...frame,
    title: `${frame.patient.name} - published outcomes`,
    evidence: evidenceGroups(assessment.evidence),
    positions: positionRows(),
  };
}
