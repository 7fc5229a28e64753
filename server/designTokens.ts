/** A theme of the design system: the custom properties of one file. */
export type Theme = ReadonlyMap<string, string>;

/** The conditions under which a theme takes the place of the one before it. */
export interface ThemeChoice {
  readonly media: string;
  readonly theme: Theme;
}

/** Every custom property a stylesheet declares; of several declarations of one name the first, which is the theme's own. */
export function readTheme(css: string): Theme {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const theme = new Map<string, string>();
  for (const [, name = '', value = ''] of plain.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g))
    if (!theme.has(name)) theme.set(name, value.trim());
  return theme;
}

/**
 * The part of a design system that a stylesheet really uses: the whole of it would weigh many times what a page does.
 *
 * @param styles our own rules, which name tokens by `var(--token)`
 * @param base what is used unless one of `choices` applies
 * @returns rules for `:root` that go before `styles`
 * @throws TypeError when a token is named that the design system does not have, so that no rule silently loses its colour
 */
export function tokenRules(styles: string, base: Theme, choices: readonly ThemeChoice[]): string {
  const own = readTheme(styles);
  const used = namesIn(styles).filter((name) => !own.has(name));
  const first = rule(withNeeded(used, base));
  const others = choices.map(({ media, theme }) => `@media ${media} {\n${rule(changes(used, base, theme))}\n}`);
  return [first, ...others].join('\n');
}

const namesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name)),
];

/** The named tokens and those that their values are made of. */
function withNeeded(names: readonly string[], theme: Theme): Theme {
  const found = new Map<string, string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    const value = theme.get(name);
    if (value === undefined) throw new TypeError(`the design system has no token ${name}`);
    found.set(name, value);
    for (const needed of namesIn(value)) add(needed);
  };
  for (const name of names) add(name);
  return found;
}

/** What another theme has to say anew; a token that it does not have (sizes, fonts) stays as it is. */
function changes(used: readonly string[], base: Theme, theme: Theme): Theme {
  const here = withNeeded(
    used.filter((name) => theme.has(name)),
    theme,
  );
  return new Map([...here].filter(([name, value]) => base.get(name) !== value));
}

const rule = (theme: Theme): string =>
  `:root {\n${[...theme].map(([name, value]) => `${name}: ${value};`).join('\n')}\n}`;
