import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { auditPatient } from '../../../../server/audit/auditPatient.ts';
import type { AuditPlan } from '../../../../server/audit/auditPlan.ts';
import { auditReport } from '../../../../server/audit/auditReport.ts';
import { byDecision, type CaseFigures, caseFigures } from '../../../../server/audit/caseFigures.ts';
import { inputFiles } from '../../../../server/fhir/bulk/inputFile.ts';
import { type LooseResource, looseResources } from '../../../../server/fhir/bulk/looseResource.ts';
import { distinctVersions } from '../../../../server/fhir/distinctVersions.ts';
import { gapsOf } from '../../../../server/fhir/fileRecord.ts';
import { caseRows } from '../../../../server/present/audit/caseRows.ts';
import { caseSection } from '../../../../server/present/audit/html/caseSection.ts';
import type { ReadOutcome } from './runAudit.ts';

/** A case and what is written of it. */
export interface PlainCase {
  readonly figures: CaseFigures;
  readonly rows: string;
  readonly section: string;
}

/** The audit without any short cut: every line is read as JSON, every record of every patient is kept and judged. */
export function plainAudit(folder: string, plan: AuditPlan): ReadOutcome {
  const files = inputFiles(folder);
  const read = files.map(({ path, name, isGzip, mayBeDocument }) => {
    const bytes = isGzip ? gunzipSync(readFileSync(path)) : readFileSync(path);
    const text = bytes.toString('utf8');
    const whole = mayBeDocument || isGzip ? attempt(text) : undefined;
    const lines = whole ? [text] : text === '' ? [] : text.replace(/\n$/, '').split('\n');
    return {
      name,
      lines: lines.map((line, index) => ({ place: whole ? null : index + 1, line, found: whole ?? attempt(line) })),
    };
  });
  const all = read.flatMap(({ lines }) => lines.flatMap(({ found }) => found ?? []));
  const medications = all
    .filter(({ resource }) => resource.resourceType === 'Medication')
    .map(({ resource }) => resource);
  const ids = [...new Set(all.flatMap(({ patients }) => patients))].toSorted();
  const audited = ids.map((patientId) => {
    const own = all.filter(({ patients }) => patients.includes(patientId));
    const named = new Set(own.flatMap(({ resource }) => nameOf(resource)));
    // What one version says of a patient, a newer one may say of somebody else.
    const versions = all.filter((each) => !own.includes(each) && nameOf(each.resource).some((name) => named.has(name)));
    const resources = distinctVersions([...[...own, ...versions].map(({ resource }) => resource), ...medications]);
    const gaps = gapsOf(own.flatMap(({ problems }) => problems));
    return auditPatient({ patientId, resources, answers: [], gaps }, plan);
  });
  const cases = audited
    .flatMap((each) => each.cases)
    .map((each) => ({ figures: caseFigures(each), rows: caseRows(each), section: caseSection(each) }))
    .toSorted((a, b) => byDecision(a.figures, b.figures));
  const counts = {
    patients: ids.length,
    inPopulation: audited.filter(({ inPopulation }) => inPopulation).length,
    withCase: audited.filter((each) => each.cases.length > 0).length,
    procedures: audited.reduce((sum, { procedures }) => sum + procedures, 0),
    leftOut: audited.flatMap(({ leftOut }) => leftOut),
    undated: audited.flatMap(({ undated }) => undated),
  };
  const report = auditReport(
    plan,
    counts,
    cases.map(({ figures }) => figures),
  );
  const bad = read.flatMap(({ name, lines }) =>
    lines.flatMap(({ place, line, found }) =>
      found || line.trim() === '' ? [] : [{ file: name, line: place, because: 'not JSON' }],
    ),
  );
  // Who was treated, or has both diagnoses, may be of the population; here everybody with a record may.
  const unread = read.flatMap(({ lines }) => lines.filter(({ line, found }) => !found && line.includes('"Procedure"')));
  const lines = read.reduce((sum, each) => sum + each.lines.length, 0);
  return {
    report,
    cases,
    reading: {
      files: files.length,
      lines,
      bad,
      badCount: bad.length,
      unreadTreatments: unread.length,
      movedResources: audited.reduce((sum, { moved }) => sum + moved, 0),
    },
    resources: all.length,
    isShared: false,
  };
}

const nameOf = ({ resourceType, id }: LooseResource['resource']): readonly string[] =>
  id === undefined || resourceType === 'Patient' ? [] : [`${resourceType}/${id}`];

function attempt(text: string): readonly LooseResource[] | undefined {
  try {
    return looseResources(text).resources;
  } catch {
    return undefined;
  }
}
