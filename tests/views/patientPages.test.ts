import ejs from 'ejs';
import { describe, expect, it } from 'vitest';
import { known } from '../../server/chart/fact.ts';
import { afterTreatmentPage } from '../../server/present/afterTreatment/afterTreatmentPage.ts';
import type { Assessment } from '../../server/present/assessment.ts';
import { coursePage } from '../../server/present/course/coursePage.ts';
import type { PageContext } from '../../server/present/pageFrame.ts';
import { worksheetPage } from '../../server/present/worksheet/worksheetPage.ts';
import { factsWith } from '../builders/facts.ts';
import { assessmentOf, CONTEXT, mixedFacts, PATIENT } from '../server/present/assessmentBuilder.ts';
import { assessmentOfPatient } from '../server/present/patientAssessment.ts';
import { renderLiterature, renderVerdict, textOf, VIEWS } from './render.ts';
import { attributeValues, brokenReferences, repeated, unbalancedTags } from './structure.ts';

type Render = (assessment: Assessment, context?: PageContext) => Promise<string>;
const worksheet: Render = (assessment, context = CONTEXT) =>
  ejs.renderFile(`${VIEWS}worksheet.ejs`, { page: worksheetPage(assessment, context) });
const afterTreatment: Render = (assessment, context = CONTEXT) =>
  ejs.renderFile(`${VIEWS}after-treatment.ejs`, { page: afterTreatmentPage(assessment, context) });

const course: Render = (assessment, context = CONTEXT) =>
  ejs.renderFile(`${VIEWS}course.ejs`, { page: coursePage(assessment, context) });
const literature: Render = (assessment) => renderLiterature(assessment);

const TREATED = 'after-deb-tace-both-lobes';
const GAP = { query: 'procedures', reason: 'the EHR did not answer', feeds: ['prior-liver-procedures' as const] };
const charts: Readonly<Record<string, () => Assessment>> = {
  'of a treated patient': () => assessmentOfPatient(TREATED),
  'with something of every status': () => assessmentOf({ facts: mixedFacts(), gaps: [GAP] }),
  'of an empty chart': () => assessmentOf({ facts: factsWith() }),
  'of a treated patient with gaps': () => assessmentOfPatient(TREATED, { gaps: [GAP] }),
};
const pages: readonly (readonly [string, Render])[] = [
  ['the course', course],
  ['the worksheet', worksheet],
  ['the page of treatments', afterTreatment],
  ['the literature', literature],
];
const cases = pages.flatMap(([page, render]) =>
  Object.entries(charts).map(([chart, assessment]) => [`${page} ${chart}`, () => render(assessment())] as const),
);

describe.each(cases)('%s', (_, render) => {
  it('is sound: balanced tags, no id twice, no reference that leads nowhere, no script or style', async () => {
    const html = await render();
    expect(unbalancedTags(html)).toEqual([]);
    expect(repeated(attributeValues(html, 'id'))).toEqual([]);
    expect(brokenReferences(html)).toEqual([]);
    expect(html).not.toMatch(/<script|\son[a-z]+=|\sstyle=|<style|javascript:/i);
  });

  it('leaves no cell empty and prints no value of the program', async () => {
    const html = await render();
    const cells = [...html.matchAll(/<(td|th)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , cell]) => textOf(cell ?? ''));
    expect(cells.filter((cell) => cell === '')).toEqual([]);
    expect(textOf(html)).not.toMatch(/undefined|null|NaN|\[object|Infinity/);
  });

  it('names the patient, the moment and the other pages, and what it is not for', async () => {
    const html = await render();
    const text = textOf(html);
    expect(text).toContain('MRN');
    expect(text).toContain('Data as of');
    expect(text).toContain('Not for time-critical use');
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(attributeValues(html, 'href')).toEqual(
      expect.arrayContaining(['/l/5f0c/', '/l/5f0c/course', '/l/5f0c/deb-tace', '/l/5f0c/after-treatment']),
    );
  });

  it('lays figures side by side and directs nobody', async () =>
    expect(textOf(await render())).not.toMatch(
      /\b(should|must|recommended for this patient|we recommend|safe to|proceed|do not treat|eligible for treatment)\b/i,
    ));
});

describe('the links between the pages', () => {
  it('stand on the page of criteria too', async () => {
    const html = await renderVerdict(assessmentOf());
    expect(attributeValues(html, 'href')).toEqual(
      expect.arrayContaining(['/l/5f0c/deb-tace', '/l/5f0c/after-treatment']),
    );
    expect(html).toContain('<a href="/l/5f0c/" aria-current="page">');
  });

  it.each(pages)('%s begins with what could not be read, as an alert', async (_, render) => {
    const html = await render(assessmentOf({ gaps: [GAP] }));
    const main = html.slice(html.indexOf('<main'));
    expect(main.indexOf('role="alert"')).toBeGreaterThan(0);
    expect(main.indexOf('role="alert"')).toBeLessThan(main.indexOf('id="patient-name"'));
    expect(textOf(main)).toContain(
      'procedures: the EHR did not answer. Not usable because of this: earlier liver procedures.',
    );
  });

  it('the worksheet leads to questions and cautions that are there', async () => {
    const ids = attributeValues(await renderVerdict(assessmentOf()), 'id');
    const targets = attributeValues(await worksheet(assessmentOf()), 'href')
      .filter((href) => href.startsWith('/l/5f0c/#'))
      .map((href) => href.split('#')[1]);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  });
});

describe('the worksheet', () => {
  it('says what the sum of doxorubicin leaves out', async () =>
    expect(textOf(await worksheet(assessmentOfPatient(TREATED)))).toContain(
      'Doses given elsewhere, and beads whose load is not recorded as an administration, are not included.',
    ));

  it('does not say how far doxorubicin in beads counts, for no source says so', async () =>
    expect(textOf(await worksheet(assessmentOfPatient(TREATED)))).not.toMatch(
      /beads? .*count(s)? (fully|in full|half)(?! is not established)/i,
    ));

  it('an empty chart reads as "not recorded", never as "none"', async () => {
    const text = textOf(await worksheet(assessmentOf({ facts: factsWith() })));
    expect(text).toContain('no dose of doxorubicin is recorded, which does not show that none was given.');
    expect(text).toContain(
      'no anticoagulant or antiplatelet drug is recorded, which does not show that there is none.',
    );
    expect(text).toContain('no allergy to contrast medium is recorded, which does not show that there is none.');
  });
});

describe('what comes from a chart is text and nothing else', () => {
  const EVIL = `<script>alert("x")</script><img src=x onerror='alert(1)'>"'&`;
  const source = { reference: EVIL, recordedAt: EVIL, asRecorded: EVIL, status: EVIL };
  const facts = factsWith({
    'doxorubicin-given': known(
      [{ name: EVIL, given: EVIL, dose: { mg: 1 }, route: EVIL, site: EVIL, recognizedBy: 'name', reference: EVIL }],
      [source],
      [{ ...source, because: EVIL }],
    ),
    antithrombotics: known(
      [{ kind: 'anticoagulant', record: 'order', name: EVIL, date: EVIL, recognizedBy: 'code', reference: EVIL }],
      [source],
    ),
    'contrast-allergy': known([{ substance: EVIL, reactions: [EVIL], recorded: EVIL, reference: EVIL }], [source]),
    'prior-liver-procedures': known([{ kind: 'resection', name: EVIL, performed: EVIL, reference: EVIL }], [source]),
  });
  const evil = assessmentOf({
    facts,
    patient: { ...PATIENT, name: EVIL, mrn: EVIL, sex: EVIL, birthDate: EVIL },
    gaps: [{ query: EVIL, reason: EVIL, feeds: [] }],
    afterTreatment: {
      ...assessmentOf().afterTreatment,
      incomplete: EVIL,
      undated: [{ ...source, because: EVIL, kind: 'y90' }],
    },
  });
  const named: Assessment = {
    ...evil,
    afterTreatment: {
      ...assessmentOfPatient(TREATED).afterTreatment,
      treatments: assessmentOfPatient(TREATED).afterTreatment.treatments.map((treatment) => ({
        ...treatment,
        session: { ...treatment.session, name: EVIL, sources: [source] },
      })),
    },
  };

  it.each(pages)('on %s', async (_, render) => {
    for (const assessment of [evil, named]) {
      const html = await render(assessment, { ...CONTEXT, siteName: EVIL, launchPath: EVIL });
      expect(html).not.toMatch(/<script|<img/);
      expect(html).toContain('&lt;script&gt;');
      expect(unbalancedTags(html)).toEqual([]);
    }
  });
});
