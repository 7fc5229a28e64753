import type { Answer } from '../chart/answer.ts';
import { countingAnswers } from '../chart/answersAt.ts';
import type { WhyUnknown } from '../chart/fact.ts';
import type { Gap } from '../chart/gap.ts';
import type { Limit } from '../chart/limit.ts';
import type { Policy } from '../chart/policy.ts';
import { editionAt } from '../criteria/criterion.ts';
import type { CriterionId } from '../criteria/criterionId.ts';
import type { Status } from '../criteria/status.ts';
import { CRITERIA } from '../criteria/therapies.ts';
import type { TherapyId } from '../criteria/therapy.ts';
import type { Population } from '../criteria/verdict.ts';
import type { AssessmentRequest } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { canonicalJson } from './receipts/canonicalJson.ts';
import { type Digest, digest } from './receipts/digest.ts';
import { factsDigest } from './receipts/factsDigest.ts';
import { type ReadResource, readResources } from './receipts/readResources.ts';

export interface ReceiptEdition {
  readonly criterion: CriterionId;
  /** FHIR dates. */
  readonly effectiveFrom: string;
  readonly lastReviewed: string;
  /** As published; `null` for a yes-or-no criterion. */
  readonly limit: Limit | null;
}

export interface ReceiptTherapy {
  readonly therapy: TherapyId;
  readonly status: Status;
  readonly criteria: readonly {
    readonly id: CriterionId;
    readonly status: Status;
    readonly why: WhyUnknown | null;
  }[];
}

/**
 * What a verdict rested on, enough to compute it again and see whether anything changed. Holds ids, codes of the site's
 * policy, clinicians' answers and digests; no text of the record, and no name, birth date or record number of the patient.
 */
export interface Receipt {
  readonly kind: 'livermet-receipt';
  readonly version: 1;
  readonly app: string;
  /** ISO instant */
  readonly asOf: string;
  /** "Patient/p1" */
  readonly patient: string;
  readonly editions: readonly ReceiptEdition[];
  readonly policy: Policy;
  /** Without those that were withdrawn. */
  readonly answers: readonly Answer[];
  readonly gaps: readonly Gap[];
  readonly verdict: {
    readonly population: Population['status'];
    readonly therapies: readonly ReceiptTherapy[];
  };
  readonly inputs: {
    readonly resources: readonly ReadResource[];
    /** Of what was read from them and from the answers. */
    readonly facts: Digest;
    /** Of the two above. */
    readonly digest: Digest;
  };
  /** Of everything above. */
  readonly digest: Digest;
}

/** The receipt of an assessment. The same for the same inputs, in whatever order, however often, beside whatever else. */
export function receiptOf(request: AssessmentRequest, assessment: Assessment, appVersion: string): Receipt {
  const { asOf, patient, policy, facts, answers, gaps } = assessment;
  const read = { resources: readResources(request.resources, request.patientId, facts), facts: factsDigest(facts) };
  return sealed({
    kind: 'livermet-receipt',
    version: 1,
    app: appVersion,
    asOf,
    patient: patient.reference,
    editions: editionsAt(asOf),
    policy,
    answers: inOrder(countingAnswers(answers, asOf).map(({ id, value, at, by }) => ({ id, value, at, by }))),
    gaps: inOrder(gaps),
    verdict: verdictOf(assessment),
    inputs: { ...read, digest: digest(read) },
  });
}

/** A receipt with the digest over itself. */
export const sealed = (content: Omit<Receipt, 'digest'>): Receipt => ({ ...content, digest: digest(content) });

/** Whether nobody has changed the receipt since it was made. */
export const isIntact = ({ digest: given, ...content }: Receipt): boolean => digest(content) === given;

/** What is printed: the first 16 digits of the digest in groups of four, "3f2a-9c01-77de-0b1c". */
export const receiptId = ({ digest: given }: Pick<Receipt, 'digest'>): string =>
  (given.slice('sha256:'.length).match(/.{4}/g) ?? []).slice(0, 4).join('-');

const editionsAt = (asOf: string): readonly ReceiptEdition[] =>
  [...new Set(Object.values(CRITERIA).flat())].map((criterion) => {
    const { effectiveFrom, lastReviewed, limit } = editionAt(criterion, asOf);
    return { criterion: criterion.id, effectiveFrom, lastReviewed, limit };
  });

const verdictOf = ({ population, verdicts }: Assessment): Receipt['verdict'] => ({
  population: population.status,
  therapies: verdicts.map(({ therapy, status, results }) => ({
    therapy,
    status,
    criteria: results.map(({ id, status: each, why }) => ({ id, status: each, why })),
  })),
});

/** Sorted by their canonical form, for they arrive in any order. */
function inOrder<T>(items: readonly T[]): readonly T[] {
  const keyed = items.map((item) => ({ item, key: canonicalJson(item) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}
