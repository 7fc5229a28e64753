import type { PatientRecord } from '../../audit/patientRecord.ts';
import type { Gap } from '../../chart/gap.ts';
import { asText, type Json } from '../../chart/json.ts';
import { distinctVersions } from '../distinctVersions.ts';
import { gapsOf } from '../fileRecord.ts';
import { objectIn } from '../jsonIn.ts';
import { isNestedTooDeeply, mayNestTooDeeply } from '../nestedTooDeeply.ts';
import { PROBLEMS } from './collectLines.ts';
import type { BadPlace } from './findPatients.ts';
import { UNREAD } from './keepUnread.ts';
import { DEEP, gapOfLoss, LOST } from './loss.ts';
import { tornText } from './tornText.ts';

/** A line of a patient, as it was kept. */
export interface PatientLine {
  readonly text: string;
  readonly file: number;
  readonly offset: number;
}

/**
 * The record that kept lines make up, and the lines that could not be read after all: what such a line may have said is not
 * absent.
 *
 * @param lost what is known to be missing from it
 */
export function patientRecord(
  patientId: string,
  lines: readonly PatientLine[],
  lost: readonly Gap[] = [],
): { readonly record: PatientRecord; readonly bad: readonly BadPlace[] } {
  const bad: BadPlace[] = [];
  const resources: Json[] = [];
  const problems: string[] = [];
  const gaps: Gap[] = [];
  for (const { text, file, offset } of lines) {
    const resource = objectIn(text);
    const isDeep = mayNestTooDeeply(text) && isNestedTooDeeply(resource);
    if (!resource || isDeep) {
      bad.push({ file, offset, because: isDeep ? DEEP : 'not JSON', isWhole: false });
      gaps.push(...gapOfLoss({ problem: isDeep ? LOST.deep : LOST.line, types: tornText(text).types }));
    } else if (resource.resourceType === UNREAD) {
      const because = asText(resource.because) ?? '';
      bad.push({ file, offset, because, isWhole: resource.isWhole === true });
      gaps.push(...gapOfLoss({ problem: because === DEEP ? LOST.deep : LOST.line, types: words(resource.types) }));
    } else if (resource.resourceType === PROBLEMS) problems.push(...words(resource.problems));
    else resources.push(resource);
  }
  const own = { patientId, resources: distinctVersions(resources), answers: [] };
  return { record: { ...own, gaps: [...gapsOf(problems), ...gaps, ...lost] }, bad };
}

const words = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.flatMap((each) => asText(each) ?? []) : [];
