/** What an audit takes beside its threads, in one file to be loaded at once. */
export { auditReport } from './audit/auditReport.ts';
export { shareable } from './audit/shareable.ts';
export { auditRounds } from './auditRounds.ts';
export { auditSearch, readPatients } from './auditSearch.ts';
export { placesOf } from './fhir/bulk/loss.ts';
