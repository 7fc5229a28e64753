import { describe, expect, it } from 'vitest';
import { unknown, type WhyUnknown } from '../../../../server/chart/fact.ts';
import type { Facts } from '../../../../server/chart/facts.ts';
import { whatWouldChange } from '../../../../server/present/change/whatWouldChange.ts';
import { factsWith } from '../../../builders/facts.ts';
import { answered, assessmentOf, BERLIN, metFacts, mixedFacts, result } from '../assessmentBuilder.ts';

const change = (facts: Facts) => whatWouldChange(assessmentOf({ facts }).verdicts, BERLIN);
const row = (title: string, facts: Facts) => {
  const { open, borderline } = change(facts);
  return [...open, ...borderline].find((each) => each.title === title);
};

describe('what would change the verdicts', () => {
  it('is nothing where every value keeps its limit by far and is fresh', () =>
    expect(change(metFacts())).toEqual({ open: [], borderline: [] }));

  it('is a correctable value, with its distance to the limit and to what it can be corrected', () =>
    expect(row('INR', mixedFacts())).toMatchObject({
      mark: { kind: 'correctable' },
      now: ['1.8: 0.3 above the limit of 1.5'],
      settling: { text: 'Correctable to at most 1.5', link: { href: '#answer-inr-correctable' } },
      therapies: 'DEB-TACE, Y90, Ablation',
    }));

  it('is a value near its limit, on either side of it', () => {
    expect(row('Creatinine', metFacts({ creatinine: result(1.9, '1.9 mg/dL') }))).toMatchObject({
      mark: { kind: 'met' },
      now: ['1.9 mg/dL: 0.1 below the limit of 2 mg/dL'],
      settling: null,
      alone: null,
    });
    expect(row('Total bilirubin', metFacts({ 'total-bilirubin': result(2.1, '2.1 mg/dL') }))).toMatchObject({
      mark: { kind: 'not-met' },
      now: ['2.1 mg/dL: 0.1 above the limit of 2 mg/dL'],
      alone: 'DEB-TACE, Y90, Ablation',
    });
  });

  it('is a value about to leave its look-back, beside its distance where it is near as well', () =>
    expect(row('INR', metFacts({ inr: result(1.4, '1.4', '2025-12-20T09:00:00Z') }))?.now).toEqual([
      '1.4: 0.1 below the limit of 1.5',
      'from 26 days ago: leaves its look-back in 4 days',
    ]));

  it('is an answer that is about to expire', () => {
    const old = metFacts({ unresectable: { ...answered('unresectable', true) } });
    const facts = { ...old, unresectable: withDate(old.unresectable, '2025-11-20T10:00:00Z') };
    expect(row('Cannot be resected', facts)?.now).toEqual(['from 56 days ago: leaves its look-back in 4 days']);
  });

  it('reads the site’s own limit where it has one', () => {
    const policy = { ...BERLIN, limits: { creatinine: 1.5 } };
    const { verdicts } = assessmentOf({ facts: metFacts({ creatinine: result(1.45, '1.45 mg/dL') }), policy });
    expect(whatWouldChange(verdicts, policy).borderline[0]?.now).toEqual([
      '1.45 mg/dL: 0.05 below the limit of 1.5 mg/dL',
    ]);
  });
});

const withDate = <F extends Facts['unresectable']>(fact: F, recordedAt: string): Facts['unresectable'] =>
  fact.known ? { ...fact, sources: [{ ...fact.sources[0], recordedAt }] } : fact;

describe('an unknown criterion', () => {
  it.each<[WhyUnknown, string, RegExp]>([
    ['absent', 'because', /^A value in the chart$/],
    ['stale', 'too old: because', /^A newer value/],
    ['unusable-unit', 'unit not usable: because', /whose unit can be used/],
    ['conflicting', 'conflicting values: because', /entered in error/],
    ['indeterminate', 'not decidable: because', /exact value/],
    ['not-readable', 'could not be read: because', /^Load this page again/],
  ])('that is %s says why, and how it is settled', (why, now, text) => {
    const found = row('Creatinine', metFacts({ creatinine: unknown(why, 'because') }));
    expect(found).toMatchObject({ now: [now], settling: { text: expect.stringMatching(text), link: null } });
    expect(found?.alone).toBe('DEB-TACE, Y90, Ablation');
  });

  it('that only a clinician can settle leads to its question', () =>
    expect(row('Patient prefers Y90', mixedFacts())).toMatchObject({
      now: ['not answered'],
      settling: { text: 'Only a clinician can say', link: { href: '#answer-prefers-y90' } },
      therapies: 'Y90',
      alone: null,
    }));

  it.each([
    ['ECOG performance status', '#answer-ecog'],
    ['Number of liver lesions', '#answer-lesion-count'],
    ['Size of the largest lesion', '#answer-largest-lesion-cm'],
  ])('that a clinician can settle as well leads there: %s', (title, href) =>
    expect(row(title, factsWith())?.settling?.link?.href).toBe(href),
  );

  it('about a diagnosis says what has to be recorded', () =>
    expect(row('Leiomyosarcoma', factsWith())?.settling?.text).toContain('names leiomyosarcoma'));

  it('is never left out, and never without a way to settle it', () => {
    for (const facts of [factsWith(), mixedFacts()]) {
      const { verdicts } = assessmentOf({ facts });
      const unknowns = new Set(
        verdicts.flatMap(({ results }) =>
          results.filter(({ status }) => status === 'unknown').map(({ title }) => title),
        ),
      );
      const open = whatWouldChange(verdicts, BERLIN).open.filter(({ mark }) => mark.kind === 'unknown');
      expect(new Set(open.map(({ title }) => title))).toEqual(unknowns);
      expect(open.filter(({ settling }) => settling === null)).toEqual([]);
    }
  });
});
