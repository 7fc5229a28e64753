import abdomen from '../../../profiles/valuesets/primary-site-abdomen.json' with { type: 'json' };
import extremities from '../../../profiles/valuesets/primary-site-extremities.json' with { type: 'json' };
import headAndNeck from '../../../profiles/valuesets/primary-site-head-and-neck.json' with { type: 'json' };
import pelvis from '../../../profiles/valuesets/primary-site-pelvis.json' with { type: 'json' };
import retroperitoneum from '../../../profiles/valuesets/primary-site-retroperitoneum.json' with { type: 'json' };
import thorax from '../../../profiles/valuesets/primary-site-thorax.json' with { type: 'json' };
import trunk from '../../../profiles/valuesets/primary-site-trunk.json' with { type: 'json' };
import uterus from '../../../profiles/valuesets/primary-site-uterus.json' with { type: 'json' };
import { codeKey, SNOMED_CT } from '../codeSystem.ts';
import { codings } from '../coding.ts';
import { type Diagnosis, isDiagnosedAt } from '../diagnoses.ts';
import { type Fact, known, unknown } from '../fact.ts';
import type { PrimarySite } from '../facts.ts';
import type { Input } from '../input.ts';
import { type ValueSet, valueSet } from '../valueSet.ts';
import { leiomyosarcoma, otherHistology } from './histology.ts';

const SITE_SETS: readonly (readonly [PrimarySite, ValueSet])[] = [
  ['retroperitoneum', valueSet(retroperitoneum)],
  ['pelvis', valueSet(pelvis)],
  ['uterus', valueSet(uterus)],
  ['extremities', valueSet(extremities)],
  ['head-and-neck', valueSet(headAndNeck)],
  ['thorax', valueSet(thorax)],
  ['abdomen', valueSet(abdomen)],
  ['trunk', valueSet(trunk)],
];

/** The SNOMED CT codes of the leiomyosarcoma set that name a site. "Of connective tissue" is a tissue, not a site. */
const LEIOMYOSARCOMA_OF: readonly (readonly [PrimarySite, readonly string[]])[] = [
  ['retroperitoneum', ['722513008']],
  ['peritoneum', ['722514002']],
  ['abdomen', ['685571000119105']],
  ['pelvis', ['685691000119105']],
  ['uterus', ['447389009', '770559003', '763771009']],
  ['stomach', ['447785000']],
  ['small-intestine', ['716651004', '1156785005']],
  ['colon-or-rectum', ['1156788007', '1156783003']],
  ['esophagus', ['1156786006']],
  ['skin', ['254771006']],
  ['extremities', ['1080571000119109', '1080621000119107', '1080541000119102', '1080591000119105']],
  ['head-and-neck', ['685671000119109', '685621000119108']],
  ['trunk', ['685731000119103']],
  ['kidney', ['1080561000119103', '1080611000119100']],
];

const SITES: ReadonlyMap<string, PrimarySite> = new Map([
  ...SITE_SETS.flatMap(([site, set]) =>
    set.codings.map(({ system, code }): [string, PrimarySite] => [codeKey(system, code), site]),
  ),
  ...LEIOMYOSARCOMA_OF.flatMap(([site, codes]) =>
    codes.map((code): [string, PrimarySite] => [codeKey(SNOMED_CT, code), site]),
  ),
]);

export const primarySite: Input = {
  id: 'primary-site',
  title: 'primary site',
  valueSets: [leiomyosarcoma, ...SITE_SETS.map(([, set]) => set)],
  howRead:
    'From diagnoses, also those that are no longer active: SNOMED CT codes of leiomyosarcoma that name a site, and ICD-10-CM codes of the site, which may belong to another tumor. Two different sites are a conflict. A diagnosis of another histology, or one that is not confirmed, does not count.',
};

/** The one site that confirmed diagnoses name at `asOf` (epoch milliseconds); a primary that was removed keeps its site. */
export function readPrimarySite(diagnoses: readonly Diagnosis[], asOf: number): Fact<PrimarySite> {
  const seen = diagnoses
    .filter((diagnosis) => isDiagnosedAt(diagnosis, asOf) && !isOtherTumor(diagnosis) && sitesOf(diagnosis).length > 0)
    .toSorted((a, b) => a.source.reference.localeCompare(b.source.reference));
  const confirmed = seen.filter(({ tentative }) => !tentative);
  const setAside = seen
    .filter(({ tentative }) => tentative)
    .map(({ source }) => ({ ...source, because: `only ${source.status}` }));
  const [first, ...more] = confirmed.map(({ source }) => source);
  const [site, ...others] = [...new Set(confirmed.flatMap(sitesOf))].toSorted();
  if (first && site && others.length === 0) return known(site, [first, ...more], setAside);
  if (first && site) {
    const all = [site, ...others].map((each) => each.replaceAll('-', ' ')).join(', ');
    return unknown('conflicting', `different primary sites are recorded: ${all}`, [first, ...more], setAside);
  }
  const [doubted] = setAside;
  return doubted
    ? unknown('indeterminate', `the primary site is recorded, but ${doubted.because}`, [], setAside)
    : unknown('absent', 'no code that names the site of the primary tumor is recorded');
}

const sitesOf = ({ concepts }: Diagnosis): readonly PrimarySite[] =>
  concepts.flatMap((concept) => codings(concept).flatMap(({ system, code }) => SITES.get(codeKey(system, code)) ?? []));

const isOtherTumor = ({ keys }: Diagnosis): boolean => keys.some(otherHistology.has) && !keys.some(leiomyosarcoma.has);
