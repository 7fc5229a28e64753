import { DateTime } from 'luxon';
import { auditPeriod } from '../../audit/auditPeriod.ts';
import { AUDIT_EXTRAS, type AuditExtra } from '../../audit/auditRun.ts';
import { scenario } from '../../audit/whatIf.ts';
import type { Site } from '../../site.ts';
import { whatIfOptions } from './runOptions.ts';

/** What a form asks of an audit, save the moment until which it looks. */
export interface AskedRun {
  readonly from: string;
  readonly to: string;
  readonly source: 'folder' | 'server';
  readonly whatIf: readonly string[];
  readonly isShared: boolean;
  readonly extras: readonly AuditExtra[];
}

export type ParsedRun =
  | { readonly ok: true; readonly asked: AskedRun }
  /** By the name of the field. */
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** Where a site lets the audit read from. A form can only choose; no path and no address ever comes from a browser. */
export const sourcesOf = ({ audit, bulk }: Pick<Site, 'audit' | 'bulk'>): readonly AskedRun['source'][] => [
  ...(audit ? (['folder'] as const) : []),
  ...(bulk ? (['server'] as const) : []),
];

/** The twelve whole months before the one of `now`, as days of the site. */
export function usualPeriod(now: Date, zone: string): { readonly from: string; readonly to: string } {
  const month = DateTime.fromJSDate(now, { zone }).startOf('month');
  return {
    from: month.minus({ months: 12 }).toFormat('yyyy-MM-dd'),
    to: month.minus({ days: 1 }).toFormat('yyyy-MM-dd'),
  };
}

/** What was typed, by the name of the field. */
export type TypedRun = Readonly<Record<string, string>>;

export function typedRun(body: Readonly<Record<string, unknown>>): TypedRun {
  const texts = Object.entries(body).filter(([, value]) => typeof value === 'string' && value.length <= MOST_LETTERS);
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value).trim()]));
}

const MOST_LETTERS = 40;
const NUMBER = /^\d+(\.\d+)?$/;

export function parseRun(typed: TypedRun, site: Site, now: Date): ParsedRun {
  const { policy } = site;
  const { from = '', to = '' } = typed;
  const problems: Record<string, string> = {};
  const attempt = (field: string, act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems[field] = error.message;
    }
  };
  attempt('from', () => auditPeriod(from, from, policy.timeZone));
  attempt('to', () => auditPeriod(to, to, policy.timeZone));
  if (!problems.from && !problems.to) attempt('to', () => auditPeriod(from, to, policy.timeZone));
  const source = sourcesOf(site).find((each) => each === typed.source);
  if (!source) problems.source = 'choose where the records come from';
  const whatIf = whatIfOptions(policy, now.toISOString()).flatMap(({ key }) => {
    const value = typed[key] ?? '';
    if (value === '') return [];
    // Before it is put together with others: a comma would begin another change.
    if (NUMBER.test(value)) attempt(key, () => scenario(`${key}=${value}`, policy));
    else problems[key] = `"${value}" is not a number such as 1.5`;
    return [`${key}=${value}`];
  });
  const isShared = typed.share === 'yes';
  const extras = AUDIT_EXTRAS.filter((extra) => typed[extra] === 'yes');
  if (isShared && extras.length > 0)
    problems.share = 'it leaves every patient out, so no report that lists patients goes with it';
  if (!source || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, asked: { from, to, source, whatIf, isShared, extras } };
}
