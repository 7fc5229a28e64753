import assessmentCodes from '../../../profiles/valuesets/recist-assessment.json' with { type: 'json' };
import completeCodes from '../../../profiles/valuesets/recist-complete-response.json' with { type: 'json' };
import partialCodes from '../../../profiles/valuesets/recist-partial-response.json' with { type: 'json' };
import progressiveCodes from '../../../profiles/valuesets/recist-progressive-disease.json' with { type: 'json' };
import stableCodes from '../../../profiles/valuesets/recist-stable-disease.json' with { type: 'json' };
import { codings, conceptText } from '../coding.ts';
import { type Fact, known, type SetAside, type Source, unknown } from '../fact.ts';
import type { TumorResponse } from '../facts.ts';
import type { Input } from '../input.ts';
import { effective, type Held, holdersUnder, type Observations, standingOf } from '../observations.ts';
import { asRecorded } from '../observationValue.ts';
import { type Period, periodOf } from '../time.ts';
import { inAny, valueSet } from '../valueSet.ts';

const CATEGORIES: readonly (readonly [TumorResponse['category'], ReturnType<typeof valueSet>])[] = [
  ['complete-response', valueSet(completeCodes)],
  ['partial-response', valueSet(partialCodes)],
  ['stable-disease', valueSet(stableCodes)],
  ['progressive-disease', valueSet(progressiveCodes)],
];
export const recistAssessment = valueSet(assessmentCodes);

export const recistResponse: Input = {
  id: 'recist-response',
  title: 'recorded tumor response',
  valueSets: [recistAssessment, ...CATEGORIES.map(([, set]) => set)],
  howRead:
    'Assessments of the target lesions by RECIST, of any age. A preliminary one is only shown beside. There is no code for mRECIST, so it is never read.',
};

/** A response category that an Observation states. */
export interface AssessedResponse {
  readonly category: TumorResponse['category'];
  readonly preliminary: boolean;
  readonly period: Period;
  readonly issued?: Period;
  readonly source: Source;
}

/** The dated response categories that Observations or their components state and that stand. */
export const assessedResponses = (observations: Observations, zone: string): readonly AssessedResponse[] =>
  holdersUnder(observations, [recistAssessment]).flatMap((held) => assessedResponse(held, zone) ?? []);

function assessedResponse({ entry, code, holder }: Held, zone: string): AssessedResponse | undefined {
  const { reference, resource } = entry;
  const [standing, when] = [standingOf(resource), effective(resource, zone)];
  const category = CATEGORIES.find(([, set]) => inAny([set], holder.valueCodeableConcept))?.[0];
  if (!standing || !when || !category || saysModified([code, holder.valueCodeableConcept, holder.method]))
    return undefined;
  const issued = periodOf(resource.issued, zone);
  const source = { reference, recordedAt: when.text, asRecorded: asRecorded(holder), status: String(resource.status) };
  const preliminary = standing === 'preliminary';
  return { category, preliminary, period: when.period, ...(issued ? { issued } : {}), source };
}

/** There is no code for mRECIST, so some systems send it under RECIST's and say so in words. */
const saysModified = (concepts: readonly unknown[]): boolean =>
  concepts.some((concept) =>
    /mRECIST|modified/i.test([conceptText(concept), ...codings(concept).map(({ display }) => display)].join(' ')),
  );

/** Responses assessed and known by `asOf` (epoch milliseconds), oldest first. */
export function readRecistResponse(
  assessed: readonly AssessedResponse[],
  asOf: number,
): Fact<readonly TumorResponse[]> {
  const seen = assessed
    .filter(({ period, issued }) => period.start <= asOf && (issued?.start ?? 0) <= asOf)
    .toSorted((a, b) => a.period.start - b.period.start || a.source.reference.localeCompare(b.source.reference));
  const setAside = seen
    .filter(({ preliminary }) => preliminary)
    .map(({ source }): SetAside => ({ ...source, because: 'preliminary' }));
  const final = seen.filter(({ preliminary }) => !preliminary);
  const [first, ...more] = final.map(({ source }) => source);
  if (!first) return unknown('absent', 'no tumor response by RECIST is recorded', [], setAside);
  const responses = final.map(({ category, source }) => ({
    category,
    date: source.recordedAt,
    reference: source.reference,
  }));
  return known(responses, [first, ...more], setAside);
}
