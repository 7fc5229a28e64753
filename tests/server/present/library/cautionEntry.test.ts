import { describe, expect, it } from 'vitest';
import { CAUTION_IDS } from '../../../../server/criteria/cautions/cautionId.ts';
import { cautionEntries } from '../../../../server/present/library/cautionEntry.ts';
import { attributeValues } from '../../../views/structure.ts';
import { renderCriteria } from './renderLibrary.ts';

describe('the cautions on their page', () => {
  it('are all there, each by its id', async () => {
    const html = await renderCriteria();
    const anchors = attributeValues(html, 'id');
    expect(CAUTION_IDS.filter((id) => !anchors.includes(`caution-${id}`))).toEqual([]);
    expect(html).toContain('they never change a verdict');
  });

  it('with what raises them, what is read where, and their source', () =>
    expect(cautionEntries().find(({ id }) => id === 'y90-aminotransferases')).toMatchObject({
      title: 'Y90: ALT or AST above 5 times the upper limit of normal',
      raisedBy: expect.stringMatching(/^ALT above 5 times .* or AST above 5 times/),
      reads: [
        { href: '/criteria/inputs#input-alt', text: 'ALT' },
        { href: '/criteria/inputs#input-ast', text: 'AST' },
      ],
      citations: [{ href: expect.stringMatching(/^https:/), text: 'TheraSphere, US labelling, Warnings' }],
      notRead: null,
      reviewed: '23 Nov 2026',
    }));

  it('lead, for an input that a criterion judges, to that criterion', () =>
    expect(cautionEntries().find(({ id }) => id === 'y90-total-bilirubin')?.reads).toEqual([
      { href: '/criteria#total-bilirubin', text: 'total bilirubin' },
    ]));
});
