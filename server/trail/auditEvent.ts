import type { AuditEvent, AuditEventAgent, AuditEventEntity } from 'fhir/r4.js';
import type { TrailEntry, TrailUser } from './trailEntry.ts';

const EVENT_TYPES = 'http://terminology.hl7.org/CodeSystem/audit-event-type';
const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';

/** Type and C, R, U, D or E of FHIR for each action. */
const KINDS: Readonly<Record<TrailEntry['action'], readonly [AuditEvent['type'], NonNullable<AuditEvent['action']>]>> =
  {
    launch: [{ system: DICOM, code: '110114', display: 'User Authentication' }, 'E'],
    'sign-out': [{ system: DICOM, code: '110114', display: 'User Authentication' }, 'E'],
    view: [{ system: DICOM, code: '110110', display: 'Patient Record' }, 'R'],
    answer: [{ system: DICOM, code: '110110', display: 'Patient Record' }, 'C'],
    withdrawal: [{ system: DICOM, code: '110110', display: 'Patient Record' }, 'C'],
    decision: [{ system: DICOM, code: '110110', display: 'Patient Record' }, 'C'],
    'write-back': [{ system: EVENT_TYPES, code: 'rest', display: 'RESTful Operation' }, 'C'],
    form: [{ system: DICOM, code: '110110', display: 'Patient Record' }, 'C'],
    'cds-call': [{ system: EVENT_TYPES, code: 'rest', display: 'RESTful Operation' }, 'E'],
    'cds-feedback': [{ system: EVENT_TYPES, code: 'rest', display: 'RESTful Operation' }, 'C'],
    'trail-view': [{ system: DICOM, code: '110101', display: 'Audit Log Used' }, 'R'],
    audit: [{ system: DICOM, code: '110112', display: 'Query' }, 'E'],
    export: [{ system: DICOM, code: '110106', display: 'Export' }, 'R'],
  };

/** 0 success, 4 not allowed, 8 something went wrong. */
const OUTCOMES = { success: '0', refused: '4', failed: '8' } as const;

/** An entry of the trail as FHIR R4 AuditEvent. Its place in the chain goes along, so that it can be found again. */
export function auditEvent(entry: TrailEntry): AuditEvent {
  const [type, action] = KINDS[entry.action];
  return {
    resourceType: 'AuditEvent',
    id: `${entry.number}-${entry.hash.slice(0, 16)}`,
    type,
    subtype: [{ system: 'urn:livermet:action', code: entry.action }],
    action,
    recorded: entry.at,
    outcome: OUTCOMES[entry.outcome],
    ...(entry.detail === '' ? {} : { outcomeDesc: entry.detail }),
    agent: [agentOf(entry.user)],
    source: { site: entry.siteId, observer: { display: 'LiverMet' } },
    entity: [...patientOf(entry), placeOf(entry)],
  };
}

function agentOf(user: TrailUser | null): AuditEventAgent {
  if (user === null) return { who: { display: 'not proven' }, requestor: true };
  const { issuer, subject, fhirUser } = user;
  return {
    who: {
      ...(fhirUser === null ? {} : { reference: fhirUser }),
      identifier: { system: issuer, ...(subject === null ? {} : { value: subject }) },
    },
    requestor: true,
  };
}

const patientOf = ({ patientId }: TrailEntry): readonly AuditEventEntity[] =>
  patientId === null
    ? []
    : [
        {
          what: { reference: `Patient/${patientId}` },
          type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1', display: 'Person' },
          role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1', display: 'Patient' },
        },
      ];

const placeOf = ({ number, hash, previous, requestId, edition }: TrailEntry): AuditEventEntity => ({
  what: { display: 'Entry of the audit trail' },
  detail: Object.entries({ number, hash, previous, requestId, ...(edition === null ? {} : { edition }) }).map(
    ([type, value]) => ({ type, valueString: String(value) }),
  ),
});
