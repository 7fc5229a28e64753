import type { Endpoints } from '../endpoints.ts';
import type { Records } from '../patients/records.ts';
import { jsonReply, type Reply } from '../reply.ts';

const FILE = '$export-file/';

/**
 * Bulk Data export of all patients, for the audit to try. It is ready at once and open to anybody, as all that is synthetic here
 * may be; undefined for every other path below the FHIR base.
 */
export function bulkExport(
  { fhirBase }: Endpoints,
  records: Records,
  { method = 'GET', path }: { readonly method: string | undefined; readonly path: string },
): Reply | undefined {
  if (path === 'Patient/$export')
    return { status: 202, headers: { 'content-location': `${fhirBase}/$export-status`, 'cache-control': 'no-store' } };
  if (path === '$export-status')
    return method === 'DELETE' ? { status: 202 } : jsonReply(200, manifest(fhirBase, records));
  if (!path.startsWith(FILE)) return undefined;
  const lines = resourcesOf(records).filter(({ resourceType }) => resourceType === path.slice(FILE.length));
  const headers = { 'content-type': 'application/fhir+ndjson', 'cache-control': 'no-store' };
  return { status: 200, headers, body: lines.map((each) => `${JSON.stringify(each)}\n`).join('') };
}

function manifest(fhirBase: string, records: Records) {
  const byType = Map.groupBy(resourcesOf(records), ({ resourceType }) => resourceType);
  const output = [...byType].map(([type, { length: count }]) => ({ type, url: `${fhirBase}/${FILE}${type}`, count }));
  const request = `${fhirBase}/Patient/$export`;
  return { transactionTime: new Date().toISOString(), request, requiresAccessToken: false, output, error: [] };
}

const resourcesOf = (records: Records) => records.list().flatMap(({ resources }) => resources);
