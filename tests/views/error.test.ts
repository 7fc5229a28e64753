import { describe, expect, it } from 'vitest';
import { renderError, textOf } from './render.ts';
import { attributeValues, brokenReferences, repeated, unbalancedTags } from './structure.ts';

const ERROR = {
  title: 'This EHR is not registered',
  happened: 'LiverMet was opened from an EHR that is not on its list.',
  whatToDo: 'Ask the people who run LiverMet to register it.',
  reference: '3f6a11',
};

describe('the page of a failure', () => {
  it('says what happened, what to do, and the reference for support', async () => {
    const text = textOf(await renderError(ERROR));
    for (const said of Object.values(ERROR)) expect(text).toContain(said);
  });

  it('is named by its title', async () =>
    expect(await renderError(ERROR)).toContain('<title>This EHR is not registered</title>'));

  it('can do without a reference', async () => {
    const { reference: _, ...error } = ERROR;
    expect(textOf(await renderError(error))).not.toContain('Reference');
  });

  it('is well formed', async () => {
    const html = await renderError(ERROR);
    expect(unbalancedTags(html)).toEqual([]);
    expect(repeated(attributeValues(html, 'id'))).toEqual([]);
    expect(brokenReferences(html)).toEqual([]);
  });

  it('shows what it is given as text', async () =>
    expect(await renderError({ ...ERROR, happened: '<script>alert(1)</script>' })).not.toContain('<script'));
});
