import ejs from 'ejs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../server/criteria/decision.ts';
import { decisionRecord } from '../../server/present/decisions/decisionRecord.ts';
import { type DecisionsPageContext, decisionsPage } from '../../server/present/decisions/decisionsPage.ts';
import { assessmentOf, CONTEXT, metFacts, mixedFacts } from '../server/present/assessmentBuilder.ts';
import { renderVerdict, textOf, VIEWS } from './render.ts';
import { attributeValues, brokenReferences, repeated, unbalancedTags, unlabeledFields } from './structure.ts';

const mixed = assessmentOf({ facts: mixedFacts() });
const met = assessmentOf({ facts: metFacts() });
const EVIL = `<script>alert("x")</script><img src=x onerror='alert(1)'>"'&`;

const decision = (about: Decision['about'], number: number, more: Partial<Decision> = {}): Decision => ({
  ...decisionRecord({ about, kind: 'defer', against: [], reason: `Reason ${number}.` }, mixed, {
    form: `form-${number}`,
    at: `2026-01-1${number}T10:00:00Z`,
    by: 'Dr Lee',
    appVersion: '0.1.0',
  }),
  ...more,
});
const HISTORY = [decision('deb-tace', 1), decision('all', 2), decision('deb-tace', 3, { reason: EVIL })];

const render = (assessment = mixed, more: Partial<DecisionsPageContext> = {}): Promise<string> =>
  ejs.renderFile(`${VIEWS}decisions.ejs`, {
    page: decisionsPage(assessment, { ...CONTEXT, form: { id: 'f', seen: '0:' }, decisions: HISTORY, ...more }),
  });

describe.each([
  ['with a history', () => render()],
  ['with everything met and nothing decided', () => render(met, { decisions: [] })],
  [
    'after a failed save',
    () =>
      render(mixed, {
        typed: { about: 'y90', kind: 'against', against: ['inr', EVIL], reason: EVIL },
        decisionErrors: { about: 'Choose.', kind: 'Choose.', against: 'Choose.', reason: EVIL },
      }),
  ],
])('the page of decisions %s', (_, draw) => {
  let html = '';
  beforeAll(async () => {
    html = await draw();
  });

  it('has balanced tags, no id twice, no reference that leads nowhere', () => {
    expect(unbalancedTags(html)).toEqual([]);
    expect(repeated(attributeValues(html, 'id'))).toEqual([]);
    expect(brokenReferences(html)).toEqual([]);
  });

  it('labels every field', () => {
    expect(html.split('<input type="radio"').length).toBeGreaterThan(8);
    expect(unlabeledFields(html)).toEqual([]);
  });

  it('takes what was typed as text and nothing else, and needs no script and no inline style', () => {
    expect(html).not.toMatch(/<script|<img|\son[a-z]+=[^&]|\sstyle=/i);
  });
});

describe('the page of decisions', () => {
  it('shows what stands, the newest first, and what was superseded and by whom', async () => {
    const text = textOf(await render());
    const standing = text.slice(text.indexOf('Decisions on record'), text.indexOf('Superseded decisions'));
    expect(standing).toMatch(
      /^Decisions on record DEB-TACE: deferred .* All four therapies: deferred, except as decided later for DEB-TACE Reason 2\. by Dr Lee/,
    );
    expect(text).toMatch(
      /Superseded decisions \(1\) DEB-TACE: deferred Reason 1\. .*superseded by Dr Lee, 12 Jan 2026, 11:00/,
    );
  });

  it('says on which verdicts of which edition a decision about all was made', async () => {
    const { basis } = HISTORY[1]!;
    expect(basis.map(({ therapy }) => therapy)).toEqual(['deb-tace', 'y90', 'microwave-ablation', 'resection']);
    expect(basis[0]?.criteria.find(({ id }) => id === 'inr')).toEqual({
      id: 'inr',
      status: 'correctable',
      edition: '2020-09-01',
    });
    expect(textOf(await render())).toMatch(/Hepatic resection: .*3 criteria, editions in force from 1 Mar 1998/);
  });

  it('offers to go against what is in the way of any therapy, and nothing else', async () => {
    const choices = (html: string) => [...html.matchAll(/name="against" value="([^"]+)"/g)].map(([, id]) => id);
    const inTheWay = mixed.verdicts.flatMap(({ results }) =>
      results.flatMap(({ id, status }) => (status === 'met' ? [] : [id])),
    );
    expect(choices(await render())).toEqual([...new Set(inTheWay)]);
    expect(choices(await render(met))).toEqual([]);
  });

  it('leads to the criteria on the page of criteria', async () => {
    const html = await render();
    expect(html).toContain('href="/l/5f0c/#criterion-inr"');
    expect(html).not.toContain('href="#criterion-');
  });

  it('never says "saved" before it is', async () => {
    expect(textOf(await render())).not.toMatch(/(?<!not )\bsaved\b/i);
    expect(textOf(await render(mixed, { decided: HISTORY[0]! }))).toContain('Decision saved DEB-TACE: deferred');
  });
});

describe('the page of criteria', () => {
  it('shows the decisions that stand and the way to document one', async () => {
    const html = await renderVerdict(mixed, { decisions: HISTORY });
    const section = html.slice(html.indexOf('id="decisions-title"'), html.indexOf('id="cautions-title"'));
    expect(textOf(section)).toContain(
      'All four therapies: deferred, except as decided later for DEB-TACE Reason 2. by Dr Lee, 3 days ago (12 Jan 2026, 11:00) Verdicts then: DEB-TACE not met, ',
    );
    expect(section).not.toContain('Reason 1.');
    expect(section).toContain('&lt;script&gt;');
    expect(section).toContain('<a href="/l/5f0c/decisions">');
  });
});
