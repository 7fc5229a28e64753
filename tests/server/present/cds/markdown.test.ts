import { describe, expect, it } from 'vitest';
import { markdown } from '../../../../server/present/cds/markdown.ts';

describe('text of a chart in a card stays text', () => {
  it.each([
    ['a link', '[ok](http://x.example)', '\\[ok\\](http\\://x.example)'],
    ['an image', '![x](y)', '\\!\\[x\\](y)'],
    ['a bare address', 'see www.x.example', 'see www\\.x.example'],
    ['an address of mail', 'a@x.example', 'a\\@x.example'],
    ['markup', '<b>met</b>', '\\<b\\>met\\</b\\>'],
    ['emphasis', '**met**', '\\*\\*met\\*\\*'],
    ['several lines', 'a\n\n# met', 'a # met'],
  ])('%s', (_, text, shown) => {
    expect(markdown(text)).toBe(shown);
  });

  it('and what is usual in a result stays readable', () => {
    const text = 'Total bilirubin: 2.01 mg/dL (34.3 umol/L), asked for: at most 2 mg/dL - 10^3/uL';
    expect(markdown(text)).toBe(text);
  });
});
