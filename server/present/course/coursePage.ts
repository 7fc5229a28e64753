import type { Assessment } from '../assessment.ts';
import { type PageContext, type PageFrame, pageFrame } from '../pageFrame.ts';
import { medianPictures } from '../pictures/medians/medianPictures.ts';
import type { Picture } from '../pictures/picture.ts';
import { curvePicture } from '../pictures/survival/curvePicture.ts';
import { type Timeline, timeline } from '../pictures/timeline/timelinePicture.ts';
import { type TrendPictures, trendPictures } from '../pictures/trends/trendPictures.ts';

/** The course of a patient in pictures. */
export interface CoursePageModel extends PageFrame {
  readonly title: string;
  /** Address of the page of literature. */
  readonly literature: string;
  readonly trends: TrendPictures;
  readonly timeline: Timeline;
  /** Of the outcomes that match this patient. */
  readonly medians: readonly Picture[];
  readonly curves: readonly Picture[];
  /** Said when no published outcome matches. */
  readonly noEvidence: string | null;
}

export function coursePage(assessment: Assessment, context: PageContext): CoursePageModel {
  const { evidence, population } = assessment;
  const frame = pageFrame(assessment, context, 'course');
  return {
    ...frame,
    title: `${frame.patient.name} - course`,
    literature: `${context.launchPath}literature`,
    trends: trendPictures(assessment),
    timeline: timeline(assessment),
    medians: medianPictures(evidence),
    curves: evidence.flatMap(({ publication, outcome }) => curvePicture(publication, outcome) ?? []),
    noEvidence: evidence.length > 0 ? null : `No published outcome applies: ${population.because}`,
  };
}
