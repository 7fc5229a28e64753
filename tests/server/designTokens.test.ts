import { describe, expect, it } from 'vitest';
import { readTheme, tokenRules } from '../../server/designTokens.ts';
import { stylesheet } from '../../server/stylesheet.ts';

const light =
  readTheme(`/* a theme */ :root { --ink: #111; /** the text */ --mark: var(--red); --red: #d00; --size: 1rem; }
  @media print { :root { --ink: #000; } }`);
const dark = readTheme(':root { --ink: #eee; --red: #f88; --mark: var(--red); }');

describe('the tokens of the design system', () => {
  it('are those that our rules name and those that they are made of, and no others', () =>
    expect(tokenRules('p { color: var(--mark); }', light, [])).toBe(':root {\n--mark: var(--red);\n--red: #d00;\n}'));

  it('are said anew in another theme only where they differ', () =>
    expect(tokenRules('p { color: var(--ink); margin: var(--size); }', light, [{ media: 'screen', theme: dark }])).toBe(
      ':root {\n--ink: #111;\n--size: 1rem;\n}\n@media screen {\n:root {\n--ink: #eee;\n}\n}',
    ));

  it('are not ours: what a rule of ours declares is not looked for', () =>
    expect(tokenRules(':root { --own: 1px; } p { top: var(--own); }', light, [])).toBe(':root {\n\n}'));

  it('that do not exist are an error and no rule without colour', () =>
    expect(() => tokenRules('p { color: var(--inc); }', light, [])).toThrow('no token --inc'));
});

describe('the stylesheet', () => {
  const css = stylesheet();

  it('asks nobody else for anything', () => expect(css).not.toMatch(/@import|url\(|https?:/));

  it('has a dark and a high-contrast theme, for screens alone: paper is white', () => {
    expect(css).toContain('@media screen and (prefers-color-scheme: dark)');
    expect(css).toContain('@media screen and (prefers-contrast: more)');
    expect(css).not.toMatch(/@media \(prefers-color-scheme/);
  });

  it('declares every custom property that it uses', () => {
    const used = [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? '');
    expect([...new Set(used)].filter((name) => !readTheme(css).has(name))).toEqual([]);
  });
});
