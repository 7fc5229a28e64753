import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VIEWS } from './render.ts';

const templates = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ejs'))
  .map((path) => ({ path, text: readFileSync(`${VIEWS}${path}`, 'utf8') }));

describe('templates', () => {
  it('write nothing unescaped but their own parts', () => {
    const raw = templates.flatMap(({ path, text }) =>
      [...text.matchAll(/<%-(.*?)%>/gs)].map(([, code]) => ({ path, code: code?.trim() ?? '' })),
    );
    expect(raw.length).toBeGreaterThan(10);
    const others = raw.filter(({ code }) => !/^include\('[\w./]+'(, \{.*\})?\)$/s.test(code));
    // Drawings are elements, made by a serializer that escapes every text in them.
    expect(others).toEqual([{ path: 'partials/pictures/picture.ejs', code: 'drawing.svg' }]);
  });

  it('put every value of an attribute into quotation marks', () =>
    expect(templates.filter(({ text }) => /\s[a-z-]+=<%=/.test(text)).map(({ path }) => path)).toEqual([]));

  it('contain no script and no style of their own', () =>
    expect(
      templates.filter(({ text }) => /<script|<style|\sstyle=|\son\w+=/.test(text)).map(({ path }) => path),
    ).toEqual([]));
});
