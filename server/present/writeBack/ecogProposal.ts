import type { Answer } from '../../chart/answer.ts';
import { countingAnswers } from '../../chart/answersAt.ts';
import { ecogGrades, ecogStatus } from '../../chart/inputs/ecog.ts';
import type { Json } from '../../chart/json.ts';
import type { Assessment } from '../assessment.ts';
import { formatFhirDate } from '../dates.ts';
import { answerText, QUESTIONS } from '../questions.ts';
import { userName } from '../sourceRows.ts';
import { identifierOf, keyOf, type Proposal, type Proposed, type Writer } from './proposal.ts';
import { userReference } from './userReference.ts';

const LOINC = 'http://loinc.org';
const CATEGORY = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey', display: 'Survey' }],
};

/** The ECOG grade that was last entered here, as an Observation. */
export function ecogProposal(assessment: Assessment, writer: Writer): Proposed {
  const answer = latestEcog(assessment);
  if (!answer) {
    const because = 'No ECOG grade has been entered here. It is entered on the page “Criteria”.';
    return { proposal: undefined, because };
  }
  const because = obstacle(answer, assessment, writer);
  const key = keyOf({ kind: 'ecog', ...writer, value: answer.value, at: answer.at });
  const proposal: Proposal = {
    kind: 'ecog',
    key,
    resource: ecogObservation(answer, writer, key),
    fields: fieldsOf(answer, assessment, key),
  };
  return { proposal, ...(because === undefined ? {} : { because }) };
}

/** Nobody writes what another has seen, or what no longer counts here. */
function obstacle({ by, at }: Answer, { facts }: Assessment, { user }: Writer): string | undefined {
  if (by !== user) return `The ECOG grade was entered by ${userName(by)}; only who entered it can write it.`;
  const { ecog } = facts;
  const isUsed = ecog.sources.some(({ reference, recordedAt }) => reference === 'answer/ecog' && recordedAt === at);
  if (isUsed && (ecog.known || ecog.why === 'not-readable')) return undefined;
  return 'The ECOG grade entered here no longer counts: it has expired, or the chart holds a later one.';
}

const latestEcog = ({ answers, asOf }: Assessment): Answer | undefined =>
  countingAnswers(answers, asOf)
    .filter(({ id }) => id === 'ecog')
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);

/** The same grade, time and person as the answer, under the codes by which an ECOG grade is read here. */
export function ecogObservation({ value, at }: Pick<Answer, 'value' | 'at'>, writer: Writer, key: string): Json {
  const code = ecogStatus.codings.filter(({ system }) => system === LOINC);
  return {
    resourceType: 'Observation',
    identifier: [identifierOf(key)],
    status: 'final',
    category: [CATEGORY],
    code: { coding: code, text: 'ECOG performance status' },
    subject: { reference: `Patient/${writer.patientId}` },
    effectiveDateTime: at,
    performer: [userReference(writer)],
    valueCodeableConcept: valueConcept(Number(value)),
  };
}

/** LOINC's answer code, else what stands for the grade; the text says it in any case. */
function valueConcept(grade: number): Json {
  const codings = ecogGrades[grade]?.codings ?? [];
  const loinc = codings.filter(({ system }) => system === LOINC);
  const coding = loinc.length > 0 ? loinc : codings;
  return { ...(coding.length > 0 ? { coding } : {}), text: `ECOG ${grade}` };
}

function fieldsOf({ value, at, by }: Answer, { patient, policy }: Assessment, key: string): Proposal['fields'] {
  const question = QUESTIONS.find(({ id }) => id === 'ecog');
  const grade = question ? answerText(value, question) : `${value}`;
  return [
    { name: 'Patient', value: `${patient.name ?? 'name not recorded'} (${patient.reference})` },
    { name: 'Record', value: 'Observation, status final, category survey' },
    { name: 'Code', value: `ECOG performance status (LOINC ${ecogStatus.codings[0]?.code})` },
    { name: 'Value', value: `ECOG ${grade}` },
    { name: 'Date', value: formatFhirDate(at, policy.timeZone) },
    { name: 'By', value: userName(by) },
    { name: 'Identifier', value: key },
  ];
}
