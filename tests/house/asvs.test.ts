import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source.ts';

const at = new URL('./asvs.md', import.meta.url);
const text = readFileSync(at, 'utf8');

/** How many requirements of levels 1 and 2 each section has, by its first numbers: they are 1, 2, 3 ... in each. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 11, '6.3': 3, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4, '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1, '17.2': 4, '17.3': 2 },
};

const REQUIREMENTS = Object.entries(SECTIONS).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
);

interface Row {
  readonly numbers: readonly string[];
  readonly asked: string;
  readonly how: string;
}

const numbered = (first: string, last: string): readonly string[] => {
  const [section, from, to] = [first.replace(/\.\d+$/, ''), first.split('.').at(-1), last.split('.').at(-1)];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${section}.${Number(from) + index}`);
};

/** "1.2.6 to 1.2.8, 1.3.1 and 1.3.2" */
const numbersIn = (cell: string): readonly string[] =>
  cell.split(/, | and /).flatMap((part) => {
    const [first = '', last = first] = part.split(' to ');
    return numbered(first, last);
  });

const rows: readonly Row[] = text
  .split('## Found and mended')[0]!
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(' | '))
  .map(([numbers = '', asked = '', how = '']) => ({ numbers: numbersIn(numbers.slice(2)), asked, how }));

describe('the security review', () => {
  it('answers every requirement of ASVS 5.0, levels 1 and 2, once', () => {
    expect(rows.flatMap(({ numbers }) => numbers).toSorted()).toEqual([...REQUIREMENTS].sort());
  });

  it('says for each how it is met, or why it does not apply', () => {
    const plain = rows.filter(
      ({ asked, how }) =>
        asked.length < 4 || !/\]\(|not applicable: .{3}|[Oo]perator|README|EHR|Below|minutes|Node’s/.test(how),
    );
    expect(plain).toEqual([]);
  });

  it('names only files that exist', () => {
    const files = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((path) => !existsSync(new URL(path, at)))).toEqual([]);
  });
});

describe('the code holds to what the review says of all of it', () => {
  const files = sourceFiles().filter(({ path }) => !path.startsWith('launch/sandbox/'));
  const using = (pattern: RegExp) => files.filter(({ text: code }) => pattern.test(code)).map(({ path }) => path);

  it('starts no process but that of an audit, and runs no text as code', () => {
    const starting = files.filter(({ imports }) => imports.some((name) => /child_process|^node:vm$|^vm$/.test(name)));
    expect(starting.map(({ path }) => path)).toEqual(['server/auditRuns/runChild.ts']);
    expect(using(/\beval\(|\bnew Function\(/)).toEqual([]);
  });

  it('never takes a certificate unchecked', () => {
    expect(using(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/)).toEqual([]);
  });

  it('draws what must not be guessed from the system', () => {
    const drawing = using(/Math\.random/).filter((path) => /^(launch|server\/routes)\/|sealed/.test(path));
    expect(drawing).toEqual([]);
  });
});
