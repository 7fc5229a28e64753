import ejs from 'ejs';
import { describe, expect, it } from 'vitest';
import { attemptNotice } from '../../server/present/writeBack/notices.ts';
import type { Proposal } from '../../server/present/writeBack/proposal.ts';
import { type Standing, type WriteBackContext, writeBackPage } from '../../server/present/writeBack/writeBackPage.ts';
import { assessmentOf, CONTEXT } from '../server/present/assessmentBuilder.ts';
import { textOf, VIEWS } from './render.ts';
import { attributeValues, brokenReferences, repeated, unbalancedTags } from './structure.ts';

const EVIL = `</pre><script>alert("x")</script>"'&`;
const proposal = (text = 'Value'): Proposal => ({
  kind: 'ecog',
  key: 'k1',
  resource: { resourceType: 'Observation', note: [{ text }], content: [{ attachment: { data: 'AAAA' } }] },
  fields: [{ name: 'Value', value: text }],
});

const render = (context: Partial<WriteBackContext>): Promise<string> =>
  ejs.renderFile(`${VIEWS}write-back.ejs`, {
    page: writeBackPage(assessmentOf(), { ...CONTEXT, standings: [], earlier: [], ...context }),
  });

const STANDINGS: readonly Standing[] = [
  { state: 'ready', proposal: proposal() },
  { state: 'sending', proposal: proposal() },
  { state: 'unknown', proposal: proposal(), beganAt: '2026-01-15T08:00:00.000Z' },
  { state: 'written', proposal: proposal(), reference: 'Observation/7' },
  { state: 'unavailable', because: 'Nothing has been entered.' },
];

describe.each(STANDINGS.map((standing) => [standing.state, standing] as const))('what is %s', (state, standing) => {
  it('has a form only where there is something to confirm', async () => {
    const html = await render({ standings: [['ecog', standing]], writesBack: true });
    expect(html.split('<footer')[0]?.includes('<form')).toBe(state === 'ready' || state === 'unknown');
    expect(unbalancedTags(html)).toEqual([]);
    expect(repeated(attributeValues(html, 'id'))).toEqual([]);
    expect(brokenReferences(html)).toEqual([]);
    expect(html).not.toMatch(/<script|\sstyle=|<style|AAAA/);
    expect(textOf(html)).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe('the page of writing', () => {
  it('says of an attempt of which nobody knows what came what to do first', async () =>
    expect(textOf(await render({ standings: [['ecog', STANDINGS[2]!]] }))).toContain(
      'An earlier attempt got no answer. Look in the chart first',
    ));

  it('lists what was written with its reference, and what is not known to have arrived', async () => {
    const entry = { kind: 'sheet' as const, at: '2026-01-15T08:00:00.000Z', by: 'https://ehr.example/Practitioner/7' };
    const text = textOf(
      await render({
        earlier: [
          { ...entry, state: 'written', reference: 'DocumentReference/7' },
          { ...entry, state: 'unknown', reference: null },
        ],
      }),
    );
    expect(text).toContain('Tumor-board sheet: DocumentReference/7 (15 Jan 2026, 09:00, Practitioner/7)');
    expect(text).toContain('Tumor-board sheet: not known whether it stands in the EHR (15 Jan 2026');
  });

  it('text from chart and EHR stays text', async () => {
    const html = await render({
      standings: [['ecog', { state: 'written', proposal: proposal(EVIL), reference: EVIL }]],
      earlier: [{ kind: 'ecog', state: 'written', reference: EVIL, at: '2026-01-15T08:00:00.000Z', by: EVIL }],
      notice: attemptNotice('ecog', { kind: 'refused', status: 422, reason: EVIL, isKept: true }, true, 'r').notice!,
    });
    expect(html).not.toContain('<script');
    expect(unbalancedTags(html)).toEqual([]);
  });

  it('without anything to write says that the site has not set it up', async () =>
    expect(textOf(await render({}))).toContain('This site has not set LiverMet up to write into the EHR.'));
});
