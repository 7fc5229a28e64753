import { readFileSync } from 'node:fs';
import type { Site } from '../../../server/config.ts';
import { type Asked, type Reply, type StubEhr, startStubEhr } from '../../launch/support/stubEhr.ts';

const MODEL = 'everything-met';
const text = readFileSync(new URL(`../../patients/${MODEL}.json`, import.meta.url), 'utf8');
const resources: readonly { readonly resourceType: string }[] = JSON.parse(text).entry.map(
  ({ resource }: { resource: unknown }) => resource,
);

/** How deep a list of lists stands in the diagnoses of the patient "deep". */
const LEVELS = 6000;

export const familyOf = (patient: string): string => `Family-of-${patient}`;

/** An EHR with as many patients as are asked for, told apart by id and family name; the code of a launch is the patient. */
export async function startPatientsEhr(): Promise<StubEhr> {
  const ehr = await startStubEhr();
  ehr.answers.token = async ({ form: { code = '' } }) => ({
    body: await ehr.tokenResponse(code, { access_token: code, patient: code, refresh_token: undefined }),
  });
  ehr.answers.fhir = answer;
  return ehr;
}

export const siteOf = (ehr: StubEhr, id: string): Site => ehr.site({ id, name: `Hospital ${id}` });

function answer({ path }: Asked): Reply {
  const [, patient = ''] = /(?:Patient\/|[?&](?:patient|subject)=)([\w-]+)/.exec(path) ?? [];
  const [, type] = /^\/fhir\/(\w+)/.exec(path) ?? [];
  const found = resources.filter(({ resourceType }) => resourceType === type);
  const body =
    type === 'Patient'
      ? { ...found[0], name: [{ family: familyOf(patient) }] }
      : { resourceType: 'Bundle', type: 'searchset', entry: found.map((resource) => ({ resource })) };
  const own = JSON.stringify(body).replaceAll(MODEL, patient);
  const lists = `"note":${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`;
  const isDeep = patient === 'deep' && type === 'Condition';
  return { body: isDeep ? own.replace('"resourceType":"Condition"', `$&,${lists}`) : own };
}
