import { attestedFact } from './answerFacts.ts';
import { countingAnswers } from './answersAt.ts';
import { backgroundFacts } from './backgroundFacts.ts';
import type { Chart } from './chart.ts';
import type { Circumstances, CriteriaFacts, Known } from './criteriaFacts.ts';
import { type Fact, known as knownFact, unknown } from './fact.ts';
import type { Facts, FactValues, InputId } from './facts.ts';
import { CRITERIA_FACT_IDS, onDemand, recordedFacts } from './factsOnDemand.ts';
import type { Gap } from './gap.ts';
import { readBodySurface } from './inputs/bodySurface.ts';
import { readExtrahepaticDisease, readLiverMetastasisDate } from './inputs/metastases.ts';
import { readBirthDate, readSex } from './inputs/patient.ts';
import { readLiverProcedures } from './inputs/procedures.ts';
import { periodOf } from './time.ts';

export type { Circumstances, CriteriaFacts } from './criteriaFacts.ts';

/** What was known about the patient at `asOf`: every input, known with its sources or unknown with its reason. */
export function readFacts(chart: Chart, all: Circumstances): Facts {
  const known = knownFrom(chart, all);
  const { policy, at } = known;
  const recorded = recordedFacts(known);
  const criteria = Object.fromEntries(CRITERIA_FACT_IDS.map((id) => [id, recorded[id]])) as unknown as CriteriaFacts;
  const facts: Facts = {
    ...criteria,
    ...backgroundFacts(chart, policy, at),
    'body-surface': readBodySurface(criteria['body-weight'], criteria['body-height']),
    'liver-metastasis-date': readLiverMetastasisDate(chart.diagnoses, at),
    'extrahepatic-disease': extrahepaticDisease(chart, known, at),
    sex: readSex(chart.patient),
    'birth-date': readBirthDate(chart.patient),
    'prior-liver-procedures': readLiverProcedures(chart.procedures, at),
  };
  if (all.gaps.length === 0) return facts;
  const told = (Object.keys(facts) as InputId[]).map((id) => [id, withGaps(id, facts[id], all.gaps, at)]);
  return Object.fromEntries(told);
}

/** Of the same facts only those that criteria read, each when it is asked for: see `onDemand`. */
export function readCriteriaFacts(chart: Chart, all: Circumstances): CriteriaFacts {
  const known = knownFrom(chart, all);
  const recorded = recordedFacts(known);
  return all.gaps.length === 0 ? recorded : onDemand((id) => withGaps(id, recorded[id], all.gaps, known.at));
}

const knownFrom = (chart: Chart, all: Circumstances): Known => ({
  ...all,
  answers: countingAnswers(all.answers, all.asOf),
  chart,
  at: Date.parse(all.asOf),
});

/** The chart can show that there is disease outside the liver; of chart and clinician, the later decides. */
function extrahepaticDisease(
  chart: Chart,
  { answers, policy }: Circumstances,
  asOf: number,
): Fact<FactValues['extrahepatic-disease']> {
  const recorded = readExtrahepaticDisease(chart.diagnoses, asOf);
  const answered = attestedFact(answers, 'extrahepatic-disease', policy, asOf);
  if (!answered.known) return recorded;
  const answeredAt = Date.parse(answered.sources[0].recordedAt);
  const newer = recorded.sources.some(({ recordedAt }) => (periodOf(recordedAt, chart.zone)?.start ?? 0) > answeredAt);
  if (newer) return recorded;
  const sites = recorded.known ? recorded.value.sites : [];
  const setAside = recorded.sources.map((source) => ({
    ...source,
    because: 'recorded in the chart before a clinician answered',
  }));
  return knownFact({ present: answered.value, sites }, answered.sources, setAside);
}

const A_DAY = 24 * 3_600_000;

/**
 * A query that failed may hide a value that would decide, so whatever it feeds is `not-readable`. An answer that a
 * clinician gave within the last day stands: it was given knowing the patient, not the query. So does one of any age where
 * the EHR has no such records.
 */
function withGaps(id: InputId, fact: Fact<unknown>, gaps: readonly Gap[], asOf: number): Fact<unknown> {
  const [source] = fact.sources;
  const answered = fact.known && source?.by !== undefined;
  const hides = ({ feeds, notOffered = false }: Gap): boolean =>
    feeds.includes(id) && !(answered && (notOffered || asOf - Date.parse(source.recordedAt) <= A_DAY));
  const gap = gaps.findLast(hides);
  if (!gap) return fact;
  const because = `${gap.query} could not be read completely: ${gap.reason}`;
  return unknown('not-readable', because, fact.sources, fact.setAside);
}
