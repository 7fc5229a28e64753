import grade0 from '../../../profiles/valuesets/ecog-grade-0.json' with { type: 'json' };
import grade1 from '../../../profiles/valuesets/ecog-grade-1.json' with { type: 'json' };
import grade2 from '../../../profiles/valuesets/ecog-grade-2.json' with { type: 'json' };
import grade3 from '../../../profiles/valuesets/ecog-grade-3.json' with { type: 'json' };
import grade4 from '../../../profiles/valuesets/ecog-grade-4.json' with { type: 'json' };
import ecogCodes from '../../../profiles/valuesets/ecog-performance-status.json' with { type: 'json' };
import karnofskyCodes from '../../../profiles/valuesets/karnofsky-performance-status.json' with { type: 'json' };
import { wordsOf } from '../coding.ts';
import { type Interval, point } from '../interval.ts';
import { asList, type Json } from '../json.ts';
import type { MeasuredInput } from '../measuredInput.ts';
import { asRecorded } from '../observationValue.ts';
import { intervalText, type QuantityRule, readQuantity } from '../quantity.ts';
import type { Measure } from '../reading.ts';
import { keysOf, type ValueSet, valueSet } from '../valueSet.ts';

/** The codes under which an ECOG grade is recorded. */
export const ecogStatus = valueSet(ecogCodes);
const karnofskyStatus = valueSet(karnofskyCodes);
/** The answer codes of grades 0 to 4, by grade. */
export const ecogGrades: readonly ValueSet[] = [grade0, grade1, grade2, grade3, grade4].map(valueSet);

const ECOG_NUMBER: QuantityRule = {
  unit: '{score}',
  unitless: ['{score}', '1', 'score', '{ecog}', 'ecog'],
  plausible: [0, 5],
};
const KARNOFSKY_NUMBER: QuantityRule = {
  unit: '{score}',
  unitless: ['{score}', '1', 'score', '%', '{karnofsky}'],
  plausible: [0, 100],
};

/** Lowest Karnofsky score of each band, and the ECOG grades it may stand for. */
const KARNOFSKY_BANDS: readonly (readonly [number, Interval])[] = [
  [70, { ...point(0), high: 1 }],
  [50, point(2)],
  [30, point(3)],
  [10, point(4)],
  [0, point(5)],
];

/** ECOG grade from answer codes, an integer, a quantity or a text such as "ECOG 1" or "1 - restricted". */
function readEcog(holder: Json): Measure {
  const interpretations = asList(holder.interpretation);
  // An ECOG result may carry its grade as the interpretation alone.
  if (asRecorded(holder) === '') return readCoded(interpretations, holder) ?? readNumber(holder);
  const measure = readCoded([holder.valueCodeableConcept], holder) ?? readNumber(holder);
  const interpreted = gradesOf(interpretations);
  return 'interval' in measure && interpreted.some((grade) => !contains(measure.interval, grade))
    ? noGrade(holder, 'is interpreted as another grade')
    : measure;
}

/** The grade that answer codes state, if any do; what is written beside them must not say another one. */
function readCoded(concepts: readonly unknown[], holder: Json): Measure | undefined {
  const [grade, ...others] = gradesOf(concepts);
  if (grade === undefined) return undefined;
  const said = wordsOf(concepts).map((valueString) => readNumber({ valueString }));
  const contradicted = said.some((measure) => 'interval' in measure && !contains(measure.interval, grade));
  if (others.length > 0 || contradicted) return noGrade(holder, 'is coded as two different grades');
  return { interval: point(grade), converted: `ECOG ${grade}` };
}

function gradesOf(concepts: readonly unknown[]): readonly number[] {
  const keys = concepts.flatMap(keysOf);
  return keys.length === 0 ? [] : ecogGrades.flatMap((set, grade) => (keys.some(set.has) ? [grade] : []));
}

const contains = ({ low, high }: Interval, grade: number): boolean => low <= grade && grade <= high;

function readNumber(holder: Json): Measure {
  const measure = readQuantity(withoutLabel(holder), ECOG_NUMBER);
  if ('why' in measure) return noGrade(holder);
  const { low, high } = measure.interval;
  const whole = [low, high].every((bound) => !Number.isFinite(bound) || Number.isInteger(bound));
  return whole ? measure : noGrade(holder);
}

const noGrade = (holder: Json, because = 'is no ECOG grade'): Measure => ({
  why: 'indeterminate',
  because: `"${asRecorded(holder)}" ${because}`,
});

const GRADE =
  /^(?:(?:ecog|ps|performance|status|grade|score)[\s:=-]*)*([<>]=?\s*)?(\d)(\s*-\s*\d)?(?!\d|[.,]\d)\s*($|[-:(,;].*)/i;
/** The words of the scale's second grade hold a number of their own. */
const HALF_OF_THE_DAY = /(more than|over|>|<|less than|up to)?\s*50\s*%/gi;

/** Words with which a number is no finding: another number, a negation, a placeholder. */
const DENIED =
  /\d|\?|n\/a|\b(?:no|not|unknown|unable to (?:assess|determine|evaluate|obtain)|pending|refus\w*|defer\w*|missing|default|estimat\w*|assum\w*)\b/i;
/** Words with which it is not, or not for long, the grade of today. */
const OF_ANOTHER_TIME =
  /\b(?:previous\w*|former\w*|prior|before|baseline|was|now|last|since|until|then|wors\w*|declin\w*|deteriorat\w*|improv\w*)\b/i;

/**
 * Takes "ECOG", "Grade" and the words that describe the grade away from a text, so that the number stands alone. A text with
 * a doubtful word in it is left as it is, and then is no grade.
 */
function withoutLabel(holder: Json): Json {
  const text = holder.valueString ?? (holder.valueCodeableConcept ? asRecorded(holder) : undefined);
  if (typeof text !== 'string') return holder;
  const [, comparator = '', low = '', high = '', description = ''] = GRADE.exec(text.trim()) ?? [];
  const rest = description.replaceAll(HALF_OF_THE_DAY, '');
  const doubtful = DENIED.test(rest) || OF_ANOTHER_TIME.test(rest);
  return low === '' || doubtful ? { valueString: text } : { valueString: `${comparator}${low}${high}` };
}

/** Karnofsky as the range of ECOG grades it stands for; it decides only if all of them lie on one side. */
function readKarnofsky(holder: Json): Measure {
  const measure = readQuantity(holder, KARNOFSKY_NUMBER);
  if ('why' in measure) return { why: 'indeterminate', because: `"${asRecorded(holder)}" is no Karnofsky score` };
  const [least, most] = [bandOf(measure.interval.low), bandOf(measure.interval.high)];
  const interval = { ...point(most.low), high: least.high };
  return { interval, converted: `ECOG ${intervalText(interval)} (from Karnofsky)` };
}

const bandOf = (score: number): Interval => KARNOFSKY_BANDS.find(([least]) => score >= least)?.[1] ?? point(5);

/** ECOG performance status, 0 to 5; 0 is a grade like any other. */
export const ecog: MeasuredInput = {
  id: 'ecog',
  title: 'ECOG performance status',
  valueSets: [ecogStatus, karnofskyStatus],
  lookBack: 'performanceStatus',
  unit: '{score}',
  worse: 'higher',
  howRead:
    'Latest grade, as number, answer code or text; 0 counts. Karnofsky 70 to 100 is read as ECOG 0-1, 50 and 60 as 2, 30 and 40 as 3, 10 and 20 as 4.',
  read: (holder, code) => (karnofskyStatus.find(code) ? readKarnofsky(holder) : readEcog(holder)),
};
