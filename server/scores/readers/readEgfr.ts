import type { Age } from '../../chart/ageInYears.ts';
import type { Facts } from '../../chart/facts.ts';
import { UNBOUNDED } from '../bounds.ts';
import { egfr } from '../egfr.ts';
import { roundHalfUp } from '../roundHalfUp.ts';
import type { Alternative, Score } from '../score.ts';
import { type AgeReading, readAge } from './readAge.ts';
import { readAnalytes } from './readAnalytes.ts';
import { type DialysisReading, readDialysis } from './readDialysis.ts';
import { notComputable } from './reading.ts';
import { readSex, type Sex, type SexReading } from './readSex.ts';
import { settle } from './settle.ts';

const IDENTITY = {
  version: 'eGFR (CKD-EPI 2021, creatinine)',
  citation: 'Inker LA et al. N Engl J Med 2021;385:1737-49. doi:10.1056/NEJMoa2102953',
};
const ADULT = 18;

/** Estimated glomerular filtration rate of one patient at `asOf`, in mL/min per 1.73 m2. */
export function readEgfr(facts: Facts, asOf: string, zone: string): Score {
  const dialysis = readDialysis(facts.dialysis);
  const sex = readSex(facts.sex);
  const birth = readAge(facts['birth-date'], asOf, zone);
  const laboratory = readAnalytes(facts, { creatinine: UNBOUNDED });
  const inputs = { ...laboratory.inputs, sex: sex.input, 'birth-date': birth.input, dialysis: dialysis.input };
  const { used } = laboratory;
  const obstacles = [...laboratory.missing, ...ageObstacles(birth), ...dialysisObstacles(dialysis)];
  const score = { ...IDENTITY, inputs, notes: [dialysisNote(dialysis)].filter(Boolean) };
  if (used === undefined || birth.age === undefined || obstacles.length > 0)
    return { ...score, value: null, notComputable: notComputable([...obstacles, sex.because].filter(Boolean)) };
  return { ...score, ...settle(alternatives(used.creatinine, sex, birth.age), reasons(sex, birth)) };
}

function ageObstacles({ input, age }: AgeReading): readonly string[] {
  if (input.missing !== undefined) return [input.missing];
  return age !== undefined && age.low < ADULT ? [`age: ${input.used}, and the equation is for adults`] : [];
}

const dialysisObstacles = ({ state }: DialysisReading): readonly string[] =>
  state === 'yes' ? ['dialysis: yes, and then creatinine does not show what the kidneys do'] : [];

const dialysisNote = ({ state, because }: DialysisReading): string =>
  state === 'unknown' ? `Dialysis unknown (${because}): the estimate does not apply to a patient on dialysis.` : '';

const reasons = (sex: SexReading, { input, age }: AgeReading): string =>
  [sex.because, age && age.low < age.high ? `the birth date is recorded as ${input.found}` : '']
    .filter(Boolean)
    .join(' and ');

/** One for each sex and age that the chart leaves open. */
function alternatives(creatinine: number, sex: SexReading, age: Age): [Alternative, ...Alternative[]] {
  const [first, ...others] = sex.possible;
  const ofSex = (one: Sex): [Alternative, ...Alternative[]] => {
    const result = (years: number): Alternative => {
      const unrounded = egfr({ creatinine, age: years, female: one === 'female' });
      const when = [others.length ? one : '', age.low < age.high ? `aged ${years}` : ''].filter(Boolean).join(' ');
      return { when, value: roundHalfUp(unrounded), unrounded };
    };
    return age.low < age.high ? [result(age.low), result(age.high)] : [result(age.low)];
  };
  return [...ofSex(first), ...others.flatMap(ofSex)];
}
