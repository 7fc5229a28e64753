import { editionAt } from './criterion.ts';
import { CRITERIA } from './therapies.ts';

/** Names the criteria as they are in force at `asOf` (ISO instant): the FHIR date of the latest change among them. */
export const criteriaEdition = (asOf: string): string =>
  Object.values(CRITERIA)
    .flat()
    .map((criterion) => editionAt(criterion, asOf).effectiveFrom)
    .reduce((latest, date) => (date > latest ? date : latest));
