import { dot, text } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../../../server/present/pictures/drawSvg.ts';

const EVIL = `</text><script>alert("1")</script>`;
const drawing = () =>
  drawSvg(
    {
      width: 200,
      height: 100,
      marks: [
        dot([{ x: 1 / 3, y: 2 / 7 }], { x: 'x', y: 'y', className: 'value' }),
        text([{ x: 0, y: 0 }], { x: 'x', y: 'y', text: () => EVIL }),
      ],
    },
    'some',
  );

describe('a drawing', () => {
  it('is one image, named and described by the page', () => {
    const svg = parseHTML(`<body>${drawing()}</body>`).document.querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    expect(svg?.getAttribute('aria-labelledby')).toBe('some-title');
    expect(svg?.getAttribute('aria-describedby')).toBe('some-words');
    expect(svg?.querySelectorAll('[aria-label], [aria-hidden]')).toHaveLength(0);
  });

  it('has no style and no script of its own, which the page would not allow', () =>
    expect(drawing()).not.toMatch(/<style|\sstyle=|<script|\son\w+=/));

  it('shows text as text', () => expect(drawing()).toContain('&lt;/text&gt;&lt;script&gt;'));

  it('is the same however often it is drawn, and no finer than a tenth of a pixel', () => {
    const first = drawing();
    expect(drawing()).toBe(first);
    expect(first).not.toMatch(/\d\.\d{2,}/);
  });
});
