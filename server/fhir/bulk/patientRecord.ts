import type { PatientRecord } from '../../audit/patientRecord.ts';
import type { Gap } from '../../chart/gap.ts';
import { asObject, asText, type Json } from '../../chart/json.ts';
import { distinctVersions } from '../distinctVersions.ts';
import { gapsOf } from '../fileRecord.ts';
import { PROBLEMS } from './collectLines.ts';
import type { BadPlace } from './findPatients.ts';
import { gapOfLoss, LOST, typesNamed } from './loss.ts';

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
    const isDeep = isNestedTooDeeply(text);
    const resource = isDeep ? undefined : parsed(text);
    if (!resource) {
      bad.push({ file, offset, because: isDeep ? 'nested too deeply' : 'not JSON', isWhole: false });
      gaps.push(...gapOfLoss({ problem: isDeep ? LOST.deep : LOST.line, types: typesNamed(text) ?? [] }));
    } else if (resource.resourceType === PROBLEMS) problems.push(...words(resource.problems));
    else resources.push(resource);
  }
  const own = { patientId, resources: distinctVersions(resources), answers: [] };
  return { record: { ...own, gaps: [...gapsOf(problems), ...gaps, ...lost] }, bad };
}

/** No resource is; one that is would end the reading of all others. */
const DEEPEST = 500;

function isNestedTooDeeply(text: string): boolean {
  // Every level takes two letters.
  if (text.length < 2 * DEEPEST) return false;
  let [depth, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted && letter === BACKSLASH) at += 1;
    else if (!isQuoted && (letter === 0x5b || letter === 0x7b)) depth += 1;
    else if (!isQuoted && (letter === 0x5d || letter === 0x7d)) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function parsed(text: string): Json | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const words = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.flatMap((each) => asText(each) ?? []) : [];
