import { createHash } from 'node:crypto';
import type { Json } from '../../chart/json.ts';
import type { Assessment } from '../assessment.ts';
import { formatInstant } from '../dates.ts';
import { userName } from '../sourceRows.ts';
import { identifierOf, keyOf, type Proposal, type Writer } from './proposal.ts';
import { userReference } from './userReference.ts';

const LOINC = 'http://loinc.org';
const CATEGORY = {
  coding: [
    {
      system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
      code: 'clinical-note',
      display: 'Clinical Note',
    },
  ],
};

/**
 * The tumor-board sheet as a DocumentReference.
 *
 * @param html the whole sheet as a document of its own
 */
export function sheetProposal(assessment: Assessment, writer: Writer, html: string): Proposal {
  const { asOf, patient, policy } = assessment;
  const key = keyOf({ kind: 'sheet', ...writer, html });
  const moment = formatInstant(asOf, policy.timeZone);
  return {
    kind: 'sheet',
    key,
    resource: documentReference({ writer, html, key, asOf, title: `Tumor-board sheet, data as of ${moment}` }),
    fields: [
      { name: 'Patient', value: `${patient.name ?? 'name not recorded'} (${patient.reference})` },
      { name: 'Record', value: 'DocumentReference, status current, category clinical note' },
      { name: 'Type', value: 'Tumor-board sheet (LOINC 34109-9, Note)' },
      { name: 'Content', value: `the sheet as one HTML document, ${Math.ceil(Buffer.byteLength(html) / 1024)} KB` },
      { name: 'Date', value: moment },
      { name: 'Author', value: userName(writer.user) },
      { name: 'Identifier', value: key },
    ],
  };
}

interface Document {
  readonly writer: Writer;
  readonly html: string;
  readonly key: string;
  readonly asOf: string;
  readonly title: string;
}

function documentReference({ writer, html, key, asOf, title }: Document): Json {
  const content = Buffer.from(html, 'utf8');
  const attachment = {
    contentType: 'text/html',
    language: 'en',
    data: content.toString('base64'),
    size: content.length,
    // FHIR R4 asks for SHA-1 here; it guards against damage, not against forgery.
    hash: createHash('sha1').update(content).digest('base64'),
    title,
    creation: asOf,
  };
  return {
    resourceType: 'DocumentReference',
    identifier: [identifierOf(key)],
    status: 'current',
    docStatus: 'final',
    type: { coding: [{ system: LOINC, code: '34109-9', display: 'Note' }], text: 'Tumor-board sheet' },
    category: [CATEGORY],
    subject: { reference: `Patient/${writer.patientId}` },
    date: asOf,
    author: [userReference(writer)],
    description: title,
    content: [{ attachment }],
  };
}
