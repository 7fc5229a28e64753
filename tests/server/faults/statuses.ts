/** What a verdict page says, read from the page itself: the status of each therapy, and of each criterion in each of them. */
export function statusesOn(page: string): Readonly<Record<string, string>> {
  const therapies = [...page.matchAll(/class="therapy therapy-([\w-]+)" id="(therapy-[\w-]+)"/g)];
  const rows = page.split('<tr role="row" id="').slice(1);
  const cells = rows.flatMap((row) => {
    const criterion = row.slice(0, row.indexOf('"'));
    const kinds = [...row.matchAll(/class="status-cell cell-([\w-]+)"/g)];
    return kinds.map(([, kind = ''], column) => [`${criterion} in column ${column}`, kind] as const);
  });
  return Object.fromEntries([...therapies.map(([, kind = '', id = '']) => [id, kind] as const), ...cells]);
}

/** What is met on a page, and was not on the other one. */
export const newlyMet = (page: string, healthy: string): readonly string[] => {
  const before = statusesOn(healthy);
  return Object.entries(statusesOn(page)).flatMap(([name, kind]) =>
    kind === 'met' && before[name] !== 'met' ? [name] : [],
  );
};

/** "laboratory results": the queries that a page says it lacks. */
export const gapsOn = (page: string): readonly string[] =>
  [...page.matchAll(/<li><strong>([^<]+)<\/strong>: /g)].map(([, query = '']) => query);
