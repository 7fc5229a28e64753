import type { AnswerId } from '../answer.ts';
import type { FactValues } from '../facts.ts';
import type { Input } from '../input.ts';

/** Inputs that only a clinician can state. */
export type AttestedId = Extract<
  AnswerId,
  { [Id in keyof FactValues]: FactValues[Id] extends boolean ? Id : never }[keyof FactValues]
>;

/** Every question that is answered with yes or no. */
export type StatementId = AttestedId | 'extrahepatic-disease';

/** What no record holds as data and a clinician is asked: the statement that a "yes" confirms. */
export const STATEMENTS: Readonly<Record<StatementId, string>> = {
  unresectable: 'the liver metastases cannot be resected',
  'liver-dominant': 'the disease is mainly in the liver',
  'ablatable-location': 'every lesion lies where it can be ablated',
  'complete-removal-possible': 'all tumor, in and outside the liver, can be removed completely',
  'tumor-board': 'a multidisciplinary tumor board has discussed the patient',
  'prefers-y90': 'the patient prefers radioembolization',
  'inr-correctable': 'the INR can be corrected to the limit',
  'platelets-correctable': 'the platelet count can be corrected to the limit',
  'extrahepatic-disease': 'there is disease outside the liver',
  dialysis: 'the patient had dialysis at least twice in the last week',
};

const ELSEWHERE: readonly StatementId[] = ['extrahepatic-disease', 'dialysis'];

/** The questions that nothing but an answer can settle. */
export const attestations: readonly Input[] = (Object.keys(STATEMENTS) as StatementId[])
  .filter((id) => !ELSEWHERE.includes(id))
  .map((id) => ({
    id,
    title: STATEMENTS[id],
    valueSets: [],
    lookBack: 'attestation',
    howRead: `Asked of the clinician: "${STATEMENTS[id]}". The latest answer decides; it holds as long as the site's policy says.`,
  }));
