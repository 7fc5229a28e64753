import { readFileSync } from 'node:fs';
import type { Bundle, CodeableConcept, List, Measure, MeasureReport, MeasureReportGroup } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { generated } from '../../../../profiles/generated.ts';
import { auditPeriod } from '../../../../server/audit/auditPeriod.ts';
import { auditReport } from '../../../../server/audit/auditReport.ts';
import type { CaseFigures } from '../../../../server/audit/caseFigures.ts';
import { shareable } from '../../../../server/audit/shareable.ts';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import { summaryMeasureReport } from '../../../../server/present/audit/measureReport.ts';
import { individualMeasureReports, subjectListMeasureReport } from '../../../../server/present/audit/subjectReports.ts';
import { fhirErrors } from '../../../fhir/fhirErrors.ts';

const plan = {
  period: auditPeriod('2025-01-01', '2025-12-31', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-01-01T00:00:00Z',
  scenarios: [],
};
const COUNTS = { patients: 40, inPopulation: 30, withCase: 30, procedures: 31, leftOut: [], undated: [] };

const cases: readonly CaseFigures[] = Array.from({ length: 30 }, (_, index) => ({
  patientId: `p${index % 29}`,
  procedure: `Procedure/x${index}`,
  decidedAt: '2025-03-15T09:00:00.000Z',
  day: '2025-03-15',
  kind: 'y90',
  therapy: index === 29 ? null : 'y90',
  performers: [],
  adherence: index < 20 ? 'adherent' : index < 23 ? 'correctable' : 'not-documented',
  criteria: [
    ['inr', index < 20 ? 'met' : index < 23 ? 'correctable' : 'unknown'],
    ['ecog', 'met'],
  ],
  sameDayOrderUnknown: false,
  followUp: null,
  whatIf: [],
}));
const report = auditReport(plan, COUNTS, cases);
const bundleOf = (own: readonly CaseFigures[]): Bundle<MeasureReport> =>
  JSON.parse([...individualMeasureReports(report, own)].join(''));
const measure: Measure = JSON.parse(
  readFileSync(new URL('../../../../profiles/generated/Measure/livermet-adherence.json', import.meta.url), 'utf8'),
);

const summary = summaryMeasureReport(report);
const shared = summaryMeasureReport(shareable(report));
const subjects = subjectListMeasureReport(report, cases);
const individuals = bundleOf(cases).entry?.flatMap(({ resource }) => resource ?? []) ?? [];

it('what is generated is what lies in profiles/generated', () => {
  const folder = new URL('../../../../profiles/generated/', import.meta.url);
  const files = Object.entries(generated());
  expect(files.length).toBeGreaterThan(0);
  for (const [name, text] of files) expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
});

describe('is valid FHIR R4:', () => {
  it.each<[string, unknown]>([
    ['the Measure', measure],
    ['the summary', summary],
    ['the summary to be shared', shared],
    ['the list of patients', subjects],
    ['the list of no patients', subjectListMeasureReport(report, [])],
    ['the reports of single patients', bundleOf(cases)],
    ['the reports of no patients', bundleOf([])],
  ])('%s', (_, resource) => {
    expect(fhirErrors(resource)).toEqual([]);
  });
});

const codeOf = ({ coding = [] }: CodeableConcept = {}): string =>
  coding.map(({ system, code }) => `${system}|${code}`).join();

/** Group, populations and stratifiers, by their codes. */
function outline({ group = [] }: Measure | MeasureReport) {
  return group.map(({ code, population = [], stratifier = [] }) => ({
    group: codeOf(code),
    populations: population.map((each) => codeOf(each.code)),
    stratifiers: stratifier.map((each) => [each.code ?? []].flat().map(codeOf)),
  }));
}

describe("a site's own limits and look-backs", () => {
  const own = {
    ...DEFAULT_POLICY,
    limits: { creatinine: 1.5 },
    lookBackDays: { ...DEFAULT_POLICY.lookBackDays, laboratory: 60 },
  };
  const ownReport = auditReport({ ...plan, policy: own }, COUNTS, cases);

  it.each<[string, unknown]>([
    ['the summary', summaryMeasureReport(ownReport)],
    ['the list of patients', subjectListMeasureReport(ownReport, cases)],
    [
      'the reports of single patients',
      JSON.parse([...individualMeasureReports(ownReport, cases.slice(0, 1))].join('')).entry[0].resource,
    ],
  ])('are said to have been in force: %s', (_, each) => {
    expect(fhirErrors(each)).toEqual([]);
    expect(each).toMatchObject({
      text: {
        status: 'additional',
        div: '<div xmlns="http://www.w3.org/1999/xhtml">Limits and look-backs of the site’s own were in force: creatinine=1.5, lookback.laboratory=60.</div>',
      },
    });
  });

  it('nothing is said where the published ones were', () => {
    expect(summary).not.toHaveProperty('text');
  });
});

describe('agrees with the Measure that it names:', () => {
  it.each<[string, MeasureReport]>([
    ['the summary', summary],
    ['the summary to be shared', shared],
    ['the list of patients', subjects],
  ])('%s, by name, version and every group', (_, each) => {
    expect(each.measure).toBe(`${measure.url}|${measure.version}`);
    expect(outline(each)).toEqual(outline(measure));
    expect(outline(each)[0]?.stratifiers).toEqual([[expect.stringMatching(/\|adherence$/)]]);
  });

  it('the report of a single patient, by the groups that the patient has a case of', () => {
    const all = outline(measure);
    for (const each of individuals) {
      expect(each.measure).toBe(`${measure.url}|${measure.version}`);
      const own = outline(each);
      expect(own.map(({ group }) => group)).toEqual(
        all.map(({ group }) => group).filter((group) => own.some((one) => one.group === group)),
      );
      expect(own.filter((one) => !all.some((other) => JSON.stringify(other) === JSON.stringify(one)))).toEqual([]);
    }
    expect(individuals[1]?.group?.map(({ id }) => id)).toEqual(['all', 'y90', 'ecog', 'inr']);
  });
});

const countsOf = ({ population = [] }: Pick<MeasureReportGroup, 'population'>) => population.map(({ count }) => count);

describe('counts add up:', () => {
  it.each<[string, readonly MeasureReport[]]>([
    ['the summary', [summary]],
    ['the list of patients', [subjects]],
    ['the reports of single patients', individuals],
  ])('%s', (_, reports) => {
    for (const { group = [] } of reports) {
      expect(group.length).toBeGreaterThan(1);
      for (const each of group) {
        const [initial = 0, denominator = 0, exception = 0, numerator = 0] = countsOf(each) as number[];
        expect(denominator).toBe(initial);
        expect(numerator + exception).toBeLessThanOrEqual(denominator);
        expect(each.measureScore?.value).toEqual(
          denominator === exception ? undefined : Number((numerator / (denominator - exception)).toFixed(6)),
        );
        const strata = each.stratifier?.[0]?.stratum?.map(countsOf) ?? [];
        const sums = [0, 1, 2, 3].map((place) => strata.reduce((sum, counts) => sum + (counts[place] ?? 0), 0));
        expect(sums).toEqual([initial, denominator, exception, numerator]);
      }
    }
  });

  it('undocumented cases are exceptions, and the rest is scored', () => {
    const [all] = summary.group ?? [];
    expect(countsOf(all ?? {})).toEqual([30, 30, 7, 20]);
    expect(all?.measureScore?.value).toBe(Number((20 / 23).toFixed(6)));
  });

  it('those of single patients are those of all', () => {
    for (const { id, population } of summary.group ?? []) {
      const own = individuals.flatMap(({ group = [] }) => group.filter((each) => each.id === id).map(countsOf));
      const sums = [0, 1, 2, 3].map((place) => own.reduce((sum, counts) => sum + (counts[place] ?? 0), 0));
      expect(sums).toEqual(countsOf({ population: population ?? [] }));
    }
  });
});

it('a shared report masks a small count, and the one from which it would follow', () => {
  const [all] = shared.group ?? [];
  const masked = all?.population?.filter((each) => each.count === undefined);
  expect(masked?.map(({ code }) => code?.coding?.[0]?.code)).toEqual(['denominator-exception']);
  expect(JSON.stringify(masked)).toContain('"valueCode":"masked"');
  expect(all?.measureScore).toBeUndefined();
});

describe('who stands behind a count', () => {
  const lists = new Map((subjects.contained as List[]).map((each) => [`#${each.id}`, each]));

  it('is in a list that the report contains, once for each case', () => {
    for (const { population = [] } of subjects.group ?? [])
      for (const { count, subjectResults } of population)
        expect(lists.get(subjectResults?.reference ?? '')?.entry?.length ?? 0).toBe(count);
    const all = lists.get('#all-numerator')?.entry?.map(({ item }) => item.reference);
    expect(all).toEqual(Array.from({ length: 20 }, (_, index) => `Patient/p${index}`));
  });

  it('no list is there that nothing points to', () => {
    const named = subjects.group?.flatMap(({ population = [] }) =>
      population.map(({ subjectResults }) => subjectResults?.reference),
    );
    expect([...lists.keys()]).toEqual(named);
  });

  it('has a report of his or her own, which names the procedures', () => {
    expect(individuals.map(({ subject }) => subject?.reference)).toEqual(
      Array.from({ length: 29 }, (_, index) => `Patient/p${index}`),
    );
    expect(individuals[0]?.evaluatedResource).toEqual([{ reference: 'Procedure/x0' }, { reference: 'Procedure/x29' }]);
  });
});
