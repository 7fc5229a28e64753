import { readdirSync, readFileSync } from 'node:fs';
import { readTheme, type Theme, tokenRules } from './designTokens.ts';

const OWN = new URL('../views/styles/', import.meta.url);
const PRIMER = '@primer/primitives/dist/css';

/**
 * The one stylesheet of every page: the tokens of the Primer design system that our rules name, in its light, dark and
 * high-contrast themes, then our rules, file by file in the order of their names. On paper the light theme is used.
 */
export function stylesheet(): string {
  const own = readdirSync(OWN)
    .filter((name) => name.endsWith('.css'))
    .toSorted()
    .map((name) => readFileSync(new URL(name, OWN), 'utf8'));
  const styles = own.join('\n');
  const tokens = tokenRules(styles, sizesAnd('light'), [
    { media: 'screen and (prefers-color-scheme: dark)', theme: colors('dark') },
    { media: 'screen and (prefers-contrast: more)', theme: colors('light-high-contrast') },
    {
      media: 'screen and (prefers-contrast: more) and (prefers-color-scheme: dark)',
      theme: colors('dark-high-contrast'),
    },
  ]);
  return `${tokens}\n${styles}`;
}

const read = (path: string): Theme =>
  readTheme(readFileSync(new URL(import.meta.resolve(`${PRIMER}/${path}`)), 'utf8'));

const colors = (name: string): Theme => read(`functional/themes/${name}.css`);

/** Sizes and fonts are the same in every theme. */
const sizesAnd = (name: string): Theme =>
  new Map([
    ...read('base/size/size.css'),
    ...read('base/typography/typography.css'),
    ...read('functional/size/border.css'),
    ...read('functional/size/radius.css'),
    ...read('functional/typography/typography.css'),
    ...colors(name),
  ]);
