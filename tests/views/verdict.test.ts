import { beforeAll, describe, expect, it } from 'vitest';
import { known } from '../../server/chart/fact.ts';
import { matchEvidence } from '../../server/evidence/match.ts';
import { factsWith } from '../builders/facts.ts';
import { AS_OF, answer, assessmentOf, metFacts, mixedFacts, PATIENT } from '../server/present/assessmentBuilder.ts';
import { renderLiterature, renderVerdict, textOf } from './render.ts';
import { attributeValues, brokenReferences, repeated, unbalancedTags, unlabeledFields } from './structure.ts';

const GAP = { query: 'laboratory results', reason: 'the EHR did not answer', feeds: ['creatinine' as const] };

describe.each([
  ['with every criterion met', () => renderVerdict(assessmentOf())],
  ['with something of every status', () => renderVerdict(assessmentOf({ facts: mixedFacts(), gaps: [GAP] }))],
  ['of an empty chart', () => renderVerdict(assessmentOf({ facts: factsWith() }))],
  [
    'after a failed save',
    () =>
      renderVerdict(assessmentOf(), {
        formErrors: { ecog: 'Choose.', 'lesion-count': 'A number.', x: 'No such field.' },
      }),
  ],
])('the page %s', (_, render) => {
  let html = '';
  beforeAll(async () => {
    html = await render();
  });

  it('has balanced tags', () => expect(unbalancedTags(html)).toEqual([]));
  it('has no id twice', () => expect(repeated(attributeValues(html, 'id'))).toEqual([]));
  it('has no reference that leads nowhere', () => expect(brokenReferences(html)).toEqual([]));
  it('labels every field', () => {
    expect(html.split('<input type="radio"').length).toBeGreaterThan(10);
    expect(unlabeledFields(html)).toEqual([]);
  });
  it('needs no script and no inline style, as the content security policy demands', () =>
    expect(html).not.toMatch(/<script|\son[a-z]+=|\sstyle=|<style|javascript:/i));
  it('loads nothing from elsewhere', () =>
    expect(
      [...html.matchAll(/<(?:link|img|use)[^>]+(?:href|src)="([^"]+)"/g)]
        .map(([, url]) => url)
        .filter((url) => !/^[/#]/.test(url ?? '')),
    ).toEqual([]));
  it('shows every status as a word with a shape of its own', () => {
    const statuses = [
      ...html.matchAll(
        /class="status status-([\w-]+)"><svg class="shape" aria-hidden="true"><use href="#shape-([\w-]+)"\/><\/svg> ([\w ]+)</g,
      ),
    ];
    expect(statuses.length).toBe(html.split('class="status status-').length - 1);
    const words: Record<string, string> = { 'not-met': 'not met', 'not-part': 'not asked' };
    for (const [, kind = '', shape, word] of statuses) {
      expect(shape).toBe(kind);
      expect(word).toBe(words[kind] ?? kind);
    }
  });
  it('says that published figures do not predict the patient, and that it is not for time-critical use', () => {
    expect(textOf(html)).toContain('they do not predict this patient');
    expect(textOf(html)).toContain('Not for time-critical use');
  });
  it('stays light enough for a slow line', () => expect(Buffer.byteLength(html)).toBeLessThan(150 * 1024));
});

describe('the order of the page', () => {
  it('starts with the query that failed, as an alert, before the patient', async () => {
    const html = await renderVerdict(assessmentOf({ facts: mixedFacts(), gaps: [GAP] }), {
      formErrors: { ecog: 'Choose.' },
    });
    const main = html.slice(html.indexOf('<main'));
    expect(main.indexOf('role="alert"')).toBe(main.indexOf('role='));
    const positions = [
      'gaps-title',
      'problems-title',
      'patient-name',
      'therapies-title',
      'board-title',
      'answers-title',
      'cautions-title',
      'scores-title',
      'evidence-title',
    ].map((id) => main.indexOf(`id="${id}"`));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(positions[0]).toBeGreaterThan(0);
    expect(textOf(main)).toContain(
      'laboratory results: the EHR did not answer. Not usable because of this: creatinine.',
    );
  });

  it('has no alert when everything was read', async () =>
    expect(await renderVerdict(assessmentOf())).not.toContain('role="alert"'));
});

describe('an unknown', () => {
  it('always has its reason in the cell and in the row', async () => {
    const html = await renderVerdict(assessmentOf({ facts: factsWith() }));
    const cells = [...html.matchAll(/<td role="cell" class="status-cell cell-unknown">.*?<\/td>/g)].map(
      ([cell]) => cell,
    );
    expect(cells.length).toBeGreaterThan(20);
    expect(cells.filter((cell) => !/<span class="why">[^<]+<\/span>/.test(cell))).toEqual([]);
    expect([...html.matchAll(/<p class="value-now[^"]*">([^<]*)/g)].filter(([, text]) => text?.trim() === '')).toEqual(
      [],
    );
  });
});

describe('what comes from a chart or a form is text and nothing else', () => {
  const EVIL = `<script>alert("x")</script><img src=x onerror='alert(1)'>"'&`;

  it.each([
    [
      'a name',
      () => renderVerdict(assessmentOf({ patient: { ...PATIENT, name: EVIL, mrn: EVIL, sex: EVIL, birthDate: EVIL } })),
    ],
    [
      'a value, its reference and its date',
      () =>
        renderVerdict(
          assessmentOf({
            facts: metFacts({
              histology: known({ kind: 'other', name: EVIL }, [
                { reference: EVIL, recordedAt: EVIL, asRecorded: EVIL, status: EVIL, by: EVIL },
              ]),
            }),
          }),
        ),
    ],
    ['a reason', () => renderVerdict(assessmentOf({ gaps: [{ query: EVIL, reason: EVIL, feeds: [] }] }))],
    ['who answered', () => renderVerdict(assessmentOf({ answers: [{ ...answer('ecog', 1), by: EVIL }] }))],
    [
      'what was typed',
      () =>
        renderVerdict(assessmentOf(), {
          formErrors: { 'lesion-count': EVIL, [EVIL]: EVIL },
          formValues: { 'lesion-count': EVIL },
        }),
    ],
    [
      'the site and the token',
      () => renderVerdict(assessmentOf(), { siteName: EVIL, csrfToken: EVIL, launchPath: EVIL }),
    ],
  ])('%s', async (_, render) => {
    const html = await render();
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;');
    expect(unbalancedTags(html)).toEqual([]);
  });
});

describe('the form', () => {
  it('keeps what was typed when it could not be saved, with the error beside the field', async () => {
    const html = await renderVerdict(assessmentOf({ facts: mixedFacts() }), {
      formErrors: { 'largest-lesion-cm': 'Give the diameter in centimeters.' },
      formValues: { 'largest-lesion-cm': 'three', 'prefers-y90': 'no' },
    });
    expect(html).toMatch(
      /name="largest-lesion-cm" value="three" aria-describedby="answer-largest-lesion-cm-hint answer-largest-lesion-cm-error" aria-invalid="true"/,
    );
    expect(html).toMatch(
      /id="answer-largest-lesion-cm-error"><strong>Error:<\/strong> Give the diameter in centimeters\./,
    );
    expect(html).toMatch(/name="prefers-y90" value="no" checked/);
    expect(html).toMatch(/<a href="#answer-largest-lesion-cm">/);
    expect(textOf(html)).toContain('Nothing was saved');
  });

  it('carries its token and goes to its own launch', async () => {
    const html = await renderVerdict(assessmentOf());
    expect(html).toContain('<form method="post" action="/l/5f0c/answers"');
    expect(html).toContain('<input type="hidden" name="csrf" value="token-1">');
  });

  it('never says "saved" before it is', async () => {
    expect(textOf(await renderVerdict(assessmentOf()))).not.toMatch(/(?<!not )\bsaved\b/i);
    const answers = [{ id: 'ecog' as const, value: 1, at: '2026-01-15T08:59:00Z', by: 'Dr Lee' }];
    const page = await renderVerdict(assessmentOf({ answers }), { saved: ['ecog'] });
    expect(textOf(page)).toMatch(/Saved ECOG performance status: 1/);
  });
});

describe('a mixed series or a related technique', () => {
  it('says what was done, why it is shown, who quotes it and how the patient differs, as every other study does', async () => {
    const text = textOf(await renderLiterature(assessmentOf({ evidence: matchEvidence(metFacts(), AS_OF) })));
    expect(text).toContain(
      'Shown because: related technique; very small series (7 patients); as quoted by Krzyston 2020.',
    );
    expect(text).toMatch(/treated electively; 18 patients Treatment: chemoembolization 8, radioembolization 6/);
    expect(text).toMatch(/Differs: another technique: chemoembolization 8/);
  });
});
