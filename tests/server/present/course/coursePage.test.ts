import { readFileSync } from 'node:fs';
import ejs from 'ejs';
import { describe, expect, it } from 'vitest';
import { coursePage } from '../../../../server/present/course/coursePage.ts';
import { stylesheet } from '../../../../server/stylesheet.ts';
import { LOINC, observation, quantity } from '../../../builders/observation.ts';
import { textOf, VIEWS } from '../../../views/render.ts';
import { CONTEXT } from '../assessmentBuilder.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';
import { assessed } from '../pictures/charts.ts';

const pageOf = (patient: string, circumstances = {}) =>
  coursePage(assessmentOfPatient(patient, circumstances), CONTEXT);
const render = (page: ReturnType<typeof coursePage>): Promise<string> => ejs.renderFile(`${VIEWS}course.ejs`, { page });
const styles = Buffer.byteLength(stylesheet()) + readFileSync(`${VIEWS}assets/pictures.css`).length;
const GAP = { query: 'procedures', reason: 'the EHR did not answer', feeds: ['prior-liver-procedures' as const] };

describe('the course of a patient', () => {
  it('has a picture for every laboratory value that is recorded, those with a limit first', () =>
    expect(pageOf('after-deb-tace-both-lobes').trends.pictures.map(({ id }) => id)).toEqual([
      'trend-total-bilirubin',
      'trend-creatinine',
      'trend-inr',
      'trend-platelets',
      'trend-albumin',
      'trend-sodium',
      'trend-alt',
      'trend-ast',
      'trend-alp',
    ]));

  it('names a value that is not recorded, with the reason', () => {
    const { trends } = pageOf('only-a-patient');
    expect(trends.pictures).toEqual([]);
    expect(trends.absent.map(({ title, because }) => `${title}: ${because}`)).toContain('INR: no INR is recorded');
  });

  it('explains the letters of the procedures', () =>
    expect(pageOf('after-deb-tace-both-lobes').trends.procedures).toEqual([
      { letter: 'A', names: 'DEB-TACE, right lobe of the liver', date: '29 Jul 2025, 13:30' },
      { letter: 'B', names: 'DEB-TACE, left lobe of the liver', date: '9 Sep 2025, 13:30' },
    ]));

  it('says that procedures may be missing when they could not be read', () => {
    expect(pageOf('after-deb-tace-both-lobes', { gaps: [GAP] }).trends.incomplete).toMatch(/^procedures could not be/);
    expect(pageOf('after-deb-tace-both-lobes').trends.incomplete).toBeNull();
  });

  it('a value whose unit is missing is listed and not drawn', () => {
    const bilirubin = pageOf('bilirubin-unit-missing').trends.pictures.find(
      ({ id }) => id === 'trend-total-bilirubin',
    )!;
    expect(bilirubin.others[0]?.rows.join(' ')).toMatch(/no unit is recorded/);
    expect(bilirubin.remarks.join(' ')).toMatch(/Counts as unknown: .*no unit is recorded/);
  });

  it('shows the published survival that matches this patient, and no curve of resections to a GIST', () => {
    const { medians, curves, noEvidence } = pageOf('everything-met');
    expect(medians.length).toBeGreaterThan(3);
    expect(curves.map(({ id }) => id)).toEqual(['KIM-01-curve']);
    expect(noEvidence).toBeNull();
    const gist = pageOf('gist');
    expect([...gist.medians, ...gist.curves]).toEqual([]);
    expect(gist.noEvidence).toMatch(/^No published outcome applies: /);
  });

  it.each(['many-observations', 'after-deb-tace-both-lobes'])(
    'weighs at most 150 KB with its styles: %s',
    async (patient) =>
      expect(Buffer.byteLength(await render(pageOf(patient))) + styles).toBeLessThanOrEqual(150 * 1024),
  );

  it('stays light when a chart holds very much, and says what it leaves out', async () => {
    const codes = [LOINC.alt, LOINC.ast, LOINC.alp];
    const results = codes.flatMap((code) =>
      Array.from({ length: 400 }, (_, index) =>
        observation(code, {
          ...quantity(40 + (index % 50), 'U/L'),
          id: `${code}-${index}`,
          effectiveDateTime: new Date(Date.parse('2026-01-14T08:00:00Z') - index * 86_400_000).toISOString(),
        }),
      ),
    );
    const page = coursePage(assessed(results), CONTEXT);
    expect(page.trends.pictures.map(({ table, others }) => [table.rows.length, others[0]?.caption])).toEqual([
      [36, 'ALT: not drawn (the first 4 of 364)'],
      [36, 'AST: not drawn (the first 4 of 364)'],
      [36, 'alkaline phosphatase: not drawn (the first 4 of 364)'],
    ]);
    const html = await render(page);
    expect(Buffer.byteLength(html) + styles).toBeLessThanOrEqual(150 * 1024);
    expect(textOf(html)).toContain('Listed and not drawn: 364.');
  });
});
