import { type Entries, sortEntries } from '../../chart/entries.ts';
import type { Facts } from '../../chart/facts.ts';
import { asObject, asText, type Json } from '../../chart/json.ts';
import type { Entry } from '../../chart/observations.ts';
import { type Digest, digest } from './digest.ts';

/** A resource that some fact rests on, or set aside. */
export interface ReadResource {
  /** "Observation/7" */
  readonly reference: string;
  readonly digest: Digest;
}

/**
 * The resources that the facts name, and the Medications these point to, in the order of their references: each once, as
 * it stands after older versions were left out. Which others came along, how often and in which order makes no difference.
 */
export function readResources(resources: readonly unknown[], patientId: string, facts: Facts): readonly ReadResource[] {
  const entries = sortEntries(resources, patientId);
  const cited = citedReferences(facts).flatMap((reference) => entriesOf(entries, reference));
  const medications = cited.flatMap(({ resource }) => medicationsOf(entries, resource));
  const read = [...cited, ...medications].map(({ reference, resource }) => ({
    reference,
    digest: digest(contentOf(resource)),
  }));
  const once = new Map(read.map((each) => [`${each.reference} ${each.digest}`, each]));
  return [...once].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** Of what is contained in a report, the report. */
function citedReferences(facts: Facts): readonly string[] {
  const sources = Object.values(facts).flatMap(({ sources: used, setAside }) => [...used, ...setAside]);
  const references = sources.map(({ reference }) => reference.split('#')[0] ?? '');
  return [...new Set(references)].filter((reference) => !reference.startsWith('answer/'));
}

function entriesOf({ patient, of }: Entries, reference: string): readonly Entry[] {
  const type = reference.split('/')[0] ?? '';
  const candidates = type === 'Patient' ? (patient ? [patient] : []) : of(type);
  return candidates.filter((entry) => entry.reference === reference);
}

function medicationsOf({ of }: Entries, resource: Json): readonly Entry[] {
  const target = asText(asObject(resource.medicationReference)?.reference)?.split('/_history/')[0];
  return of('Medication').filter(({ reference }) => target === reference || target?.endsWith(`/${reference}`) === true);
}

/** Without what a server adds when it stores or renders a resource: neither is read as a clinical statement. */
const contentOf = ({ meta: _meta, text: _text, ...content }: Json): Json => content;
