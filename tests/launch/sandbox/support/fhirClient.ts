import type { Bundle, OperationOutcome } from 'fhir/r4.js';
import type { Sandbox } from '../../../../launch/sandbox/sandbox.ts';

export const get = (sandbox: Sandbox, token: string | undefined, path: string): Promise<Response> =>
  fetch(path.startsWith('http') ? path : `${sandbox.fhirBase}/${path}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

export async function search(sandbox: Sandbox, token: string, path: string): Promise<Bundle> {
  const response = await get(sandbox, token, path);
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as Bundle;
}

export const ids = (bundle: Bundle): (string | undefined)[] => (bundle.entry ?? []).map((entry) => entry.resource?.id);

export const link = (bundle: Bundle, relation: string): string | undefined =>
  bundle.link?.find((item) => item.relation === relation)?.url;

export async function diagnostics(response: Response): Promise<string | undefined> {
  const outcome = (await response.json()) as OperationOutcome;
  return outcome.resourceType === 'OperationOutcome' ? outcome.issue[0]?.diagnostics : undefined;
}
