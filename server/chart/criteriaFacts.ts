import type { Answer, AnswerId } from './answer.ts';
import { answerReadings, attestedFact } from './answerFacts.ts';
import type { Chart } from './chart.ts';
import { decide, type Question } from './decide.ts';
import { type Fact, unknown } from './fact.ts';
import type { Facts } from './facts.ts';
import type { Gap } from './gap.ts';
import type { AttestedId } from './inputs/attestations.ts';
import { readHistology } from './inputs/histology.ts';
import { MEASURED, measuredInput } from './inputs/index.ts';
import { readLiverMetastasis } from './inputs/metastases.ts';
import { readDialysis } from './inputs/procedures.ts';
import type { Interval } from './interval.ts';
import { lesionReadings } from './lesionReadings.ts';
import type { Limit } from './limit.ts';
import type { MeasuredId, MeasuredInput } from './measuredInput.ts';
import type { Policy } from './policy.ts';
import type { Readings } from './reading.ts';
import { periodOf } from './time.ts';

/** Everything besides the chart that decides what was known. */
export interface Circumstances {
  /** ISO instant */
  readonly asOf: string;
  readonly policy: Policy;
  readonly answers: readonly Answer[];
  readonly gaps: readonly Gap[];
  /** The limits that criteria put on each number. */
  readonly limits: Readonly<Partial<Record<MeasuredId, readonly Limit[]>>>;
}

/** What the criteria read. */
export type CriteriaFacts = Pick<Facts, MeasuredId | AttestedId | 'histology' | 'liver-metastasis'>;

export type CriteriaFactId = keyof CriteriaFacts;

/** What facts are read from. */
export interface Known extends Circumstances {
  readonly chart: Chart;
  /** `asOf` in epoch milliseconds. */
  readonly at: number;
}

/** How each fact is read; `facts` holds the others, for one that depends on another. */
type Readers = {
  readonly [Id in CriteriaFactId]: (known: Known, facts: Pick<CriteriaFacts, MeasuredId>) => CriteriaFacts[Id];
};

const attested = (id: AttestedId) => (known: Known) => attestedFact(known.answers, id, known.policy, known.at);

/** In the order in which facts are shown. */
export const CRITERIA_READERS: Readers = {
  ...(Object.fromEntries(MEASURED.map((input) => [input.id, (known: Known) => measuredFact(input, known)])) as Record<
    MeasuredId,
    (known: Known) => Fact<Interval>
  >),
  histology: ({ chart, at }) => readHistology(chart.diagnoses, at),
  'liver-metastasis': ({ chart, at }) => readLiverMetastasis(chart.diagnoses, at),
  dialysis: (known, { creatinine }) => dialysis(known, creatinine),
  unresectable: attested('unresectable'),
  'liver-dominant': attested('liver-dominant'),
  'ablatable-location': attested('ablatable-location'),
  'complete-removal-possible': attested('complete-removal-possible'),
  'tumor-board': attested('tumor-board'),
  'prefers-y90': attested('prefers-y90'),
  'inr-correctable': (known, { inr }) => sinceNewest(attested('inr-correctable')(known), inr, known.chart.zone),
  'platelets-correctable': (known, { platelets }) =>
    sinceNewest(attested('platelets-correctable')(known), platelets, known.chart.zone),
};

const ANSWERED_NUMBERS: readonly AnswerId[] = ['ecog', 'lesion-count', 'largest-lesion-cm'];

function measuredFact(input: MeasuredInput, known: Known): Fact<Interval> {
  const { policy, answers, at } = known;
  const readings = readingsOf(input.id, known);
  const answered = ANSWERED_NUMBERS.filter((id) => id === input.id).flatMap((id) =>
    answerReadings(answers, id, policy),
  );
  const all = answered.length === 0 ? readings : { ...readings, usable: [...readings.usable, ...answered] };
  return decide(all, questionOf(input, known), policy, at);
}

/** Lesions are read from the tumors of the chart, everything else from its results. */
function readingsOf(id: MeasuredId, known: Known): Readings {
  const { chart, policy, at } = known;
  if (id !== 'lesion-count' && id !== 'largest-lesion-cm') return chart.measured[id];
  const { count, largest } = lesionReadings(
    chart.tumors,
    questionOf(measuredInput('largest-lesion-cm'), known),
    policy,
    at,
  );
  return id === 'lesion-count' ? count : largest;
}

const questionOf = ({ id, title, lookBack, worse }: MeasuredInput, { limits }: Circumstances): Question => ({
  title,
  lookBack,
  worse,
  limits: limits[id] ?? [],
});

/** Dialysis as answered by a clinician, else by the procedures of the week before the creatinine that counts. */
function dialysis({ chart, answers, policy, at }: Known, creatinine: Fact<Interval>): Fact<boolean> {
  const answered = attestedFact(answers, 'dialysis', policy, at);
  if (answered.known) return answered;
  const drawn = creatinine.known ? periodOf(creatinine.sources[0].recordedAt, chart.zone)?.end : undefined;
  return readDialysis(chart.procedures, Math.min(drawn ?? at, at));
}

/** Whether a value can be corrected is said of that value: a newer one asks again. */
function sinceNewest(answer: Fact<boolean>, value: Fact<Interval>, zone: string): Fact<boolean> {
  const [newest] = value.sources;
  const [given] = answer.sources;
  if (!answer.known || !newest || !given) return answer;
  const start = periodOf(newest.recordedAt, zone)?.start ?? Number.POSITIVE_INFINITY;
  if (Date.parse(given.recordedAt) >= start) return answer;
  return unknown('stale', 'answered before the latest value', answer.sources);
}
