import { isIntact, type Receipt, type ReceiptTherapy, receiptId } from '../receipt.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { ReadResource } from './readResources.ts';

/** What stood in the receipt, and what stands there now; `null` where there was, or is, nothing. */
interface FromTo {
  readonly from: unknown;
  readonly to: unknown;
}

/** Only what differs. */
export interface Changes {
  readonly receipt?: string;
  readonly app?: FromTo;
  readonly patient?: FromTo;
  readonly editions?: readonly (FromTo & { readonly criterion: string })[];
  readonly policy?: readonly (FromTo & { readonly setting: string })[];
  readonly answers?: readonly (FromTo & { readonly id: string })[];
  readonly gaps?: FromTo;
  readonly resources?: {
    readonly added: readonly string[];
    readonly changed: readonly string[];
    readonly missing: readonly string[];
  };
  readonly facts?: string;
  readonly population?: FromTo;
  readonly therapies?: readonly (FromTo & { readonly therapy: string })[];
  readonly criteria?: readonly (FromTo & { readonly therapy: string; readonly criterion: string })[];
}

export interface Comparison {
  readonly result: 'same' | 'changed';
  /** Id of the receipt, and of the one computed now. */
  readonly receipt: string;
  readonly recomputed: string;
  readonly asOf: string;
  readonly changes: Changes;
}

/** How what is computed `now` differs from a receipt. */
export function compareReceipts(before: Receipt, now: Receipt): Comparison {
  const found = changesBetween(before, now);
  const changes = withReceipt(found, before, now);
  return {
    result: Object.keys(changes).length === 0 ? 'same' : 'changed',
    receipt: receiptId(before),
    recomputed: receiptId(now),
    asOf: before.asOf,
    changes,
  };
}

function withReceipt(found: Changes, before: Receipt, now: Receipt): Changes {
  if (!isIntact(before)) {
    return { receipt: 'the receipt was altered after it was made: its digest does not fit its content', ...found };
  }
  const isUnexplained = before.digest !== now.digest && Object.keys(found).length === 0;
  return isUnexplained ? { receipt: 'the receipt is not in the form in which receipts are made' } : found;
}

function changesBetween(before: Receipt, now: Receipt): Changes {
  const changes: Changes = {
    ...one('app', before.app, now.app),
    ...one('patient', before.patient, now.patient),
    ...list('editions', byKey('criterion', keyedBy(before.editions, 'criterion'), keyedBy(now.editions, 'criterion'))),
    ...list('policy', byKey('setting', { ...before.policy }, { ...now.policy })),
    ...list('answers', byKey('id', answersOf(before), answersOf(now))),
    ...one('gaps', before.gaps, now.gaps),
    ...resourceChanges(before.inputs.resources, now.inputs.resources),
    ...(before.inputs.facts === now.inputs.facts ? {} : { facts: 'what is read from the record is not the same' }),
    ...one('population', before.verdict.population, now.verdict.population),
    ...list('therapies', byKey('therapy', statusesOf(before), statusesOf(now))),
    ...list('criteria', criterionChanges(before.verdict.therapies, now.verdict.therapies)),
  };
  return changes;
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

const one = (name: string, from: unknown, to: unknown): object => (isSame(from, to) ? {} : { [name]: { from, to } });

const list = (name: string, items: readonly object[]): object => (items.length === 0 ? {} : { [name]: items });

/** The keys whose values differ, each with both values. */
function byKey<Name extends string>(
  name: Name,
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
): readonly (FromTo & Readonly<Record<Name, string>>)[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => !isSame(from[key], to[key]));
  return keys.map((key) => ({ [name]: key, from: from[key] ?? null, to: to[key] ?? null }) as never);
}

const keyedBy = <T extends object>(items: readonly T[], key: keyof T): Readonly<Record<string, unknown>> =>
  Object.fromEntries(items.map((item) => [String(item[key]), item]));

const answersOf = ({ answers }: Receipt): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Map.groupBy(answers, ({ id }) => id as string));

const statusesOf = ({ verdict }: Receipt): Readonly<Record<string, unknown>> =>
  Object.fromEntries(verdict.therapies.map(({ therapy, status }) => [therapy, status]));

function resourceChanges(before: readonly ReadResource[], now: readonly ReadResource[]): Pick<Changes, 'resources'> {
  const digests = (resources: readonly ReadResource[]) => Map.groupBy(resources, ({ reference }) => reference);
  const [from, to] = [digests(before), digests(now)];
  const added = [...to.keys()].filter((reference) => !from.has(reference));
  const missing = [...from.keys()].filter((reference) => !to.has(reference));
  const changed = [...from.keys()].filter(
    (reference) => to.has(reference) && !isSame(from.get(reference), to.get(reference)),
  );
  return added.length + missing.length + changed.length === 0 ? {} : { resources: { added, changed, missing } };
}

function criterionChanges(
  before: readonly ReceiptTherapy[],
  now: readonly ReceiptTherapy[],
): NonNullable<Changes['criteria']> {
  const therapies = [...new Set([...before, ...now].map(({ therapy }) => therapy))];
  return therapies.flatMap((therapy) => {
    const criteria = (these: readonly ReceiptTherapy[]) =>
      Object.fromEntries(
        these
          .filter((each) => each.therapy === therapy)
          .flatMap((each) =>
            each.criteria.map(({ id, status, why }) => [id, why === null ? status : `${status}: ${why}`]),
          ),
      );
    return byKey('criterion', criteria(before), criteria(now)).map((change) => ({ therapy, ...change }));
  });
}
