import { describe, expect, it } from 'vitest';
import { findOutcome, PUBLICATIONS } from '../../../../server/evidence/library.ts';
import { figureTables } from '../../../../server/present/library/figureTables.ts';

const tables = PUBLICATIONS.flatMap(figureTables);
const outcomeOf = (id: string) => findOutcome(id)!.outcome;
const tableOf = (id: string) => tables.find(({ entries }) => entries.some((entry) => entry.id === id))!;
const row = (id: string) => {
  const { columns, entries } = tableOf(id);
  const { cells } = entries.find((entry) => entry.id === id)!.rows[0]!;
  return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
};

describe('the tables of a publication', () => {
  it.each(PUBLICATIONS.map((publication) => ({ id: publication.id, publication })))(
    '$id: every outcome stands in one of them, once',
    ({ publication }) => {
      const ids = figureTables(publication).flatMap(({ entries }) => entries.map(({ id }) => id));
      expect(ids.toSorted()).toEqual(publication.outcomes.map(({ id }) => id).toSorted());
    },
  );

  it('no table holds two endpoints, two standards of response or two starting points', () => {
    for (const { caption, entries } of tables) {
      const results = entries.map(({ id }) => outcomeOf(id).result);
      const keys = results.map((result) =>
        [
          result.endpoint,
          'standard' in result ? result.standard : '',
          result.kind === 'time-to-event' ? result.origin : '',
        ].join(),
      );
      expect(new Set(keys).size, caption).toBe(1);
    }
  });

  it('a table of times names the starting point in its caption', () => {
    expect(tableOf('MOF-01').caption).toBe('Overall survival, counted from diagnosis of the leiomyosarcoma');
    expect(tableOf('MOF-02').caption).toBe('Overall survival, counted from diagnosis of the liver metastasis');
    expect(tableOf('MOF-03').caption).toBe('Overall survival, counted from the first liver-directed treatment');
    expect(tableOf('KIM-01').caption).toBe('Overall survival, counted from a starting point that is not stated');
  });

  it('every row has a cell for each column, and none is left blank', () => {
    const cells = tables.flatMap(({ columns, entries }) =>
      entries.flatMap(({ id, rows }) => rows.map((each) => ({ id, columns: columns.length, cells: each.cells }))),
    );
    expect(cells.filter((each) => each.cells.length !== each.columns || each.cells.includes(''))).toEqual([]);
    expect(tables.flatMap(({ entries }) => entries).filter(({ rows }) => rows.length === 0)).toEqual([]);
  });
});

describe('survival figures', () => {
  it('are those of the library', () => {
    expect(row('LANG-04')).toEqual({
      Patients: '6',
      'Median, months': '40',
      'Range, months': '5 to 84',
      'Alive at 5 years': '33%',
    });
    expect(row('MOF-T2-01')).toEqual({
      Patients: '9',
      'Median, months': '22',
      '95% CI, months': '4.7 to 39.3',
      P: '0.763 (with against without)',
    });
  });

  it('a lower limit of 0 is called an artefact and never printed as a time', () => {
    const cut = ['MOF-03', 'MOF-T2-04', 'MOF-T2-07', 'MOF-T2-08'];
    for (const id of cut) expect(row(id)['95% CI, months']).toMatch(/^up to [\d.]+ \(lower limit is an artefact/);
    const printed = tables.flatMap(({ entries }) => entries.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)));
    expect(printed.filter((cell) => /^0 to [\d.]+$/.test(cell))).toEqual([]);
  });

  it('a median that is not reached says so, one that is not reported too', () => {
    expect(row('KIM-01')).toMatchObject({ 'Median, months': 'not reached', 'Alive at 1 year': '100%' });
    expect(row('CHEN-02')['Median, months']).toBe('not given');
  });

  it('a column that nobody fills is left out', () => {
    expect(tableOf('CHEN-01').columns).toEqual(['Patients', 'Median, months', 'P']);
  });

  it('of another endpoint are not called survival', () => {
    expect(tableOf('MOF-C01b').caption).toMatch(/^Recurrence-free survival/);
    const others = tables.filter(({ entries }) => outcomeOf(entries[0]!.id).result.endpoint !== 'overall survival');
    expect(others.flatMap(({ columns }) => columns).filter((column) => column.startsWith('Alive'))).toEqual([]);
  });
});

describe('response', () => {
  const OBJECTIVE = 'Objective response (CR or PR), exact 95% CI';
  const CONTROL = 'Disease control (CR, PR or SD), exact 95% CI';

  it.each([
    ['MOF-T3-RECIST-Total', '1 of 24: 4.2% (0.1 to 21.1%)', '11 of 24: 45.8% (25.6 to 67.2%)'],
    ['MOF-T3-RECIST-DEB-TACE', '0 of 13: 0% (0 to 24.7%)', '6 of 13: 46.2% (19.2 to 74.9%)'],
    ['MOF-T3-mRECIST-Total', '10 of 24: 41.7% (22.1 to 63.4%)', '15 of 24: 62.5% (40.6 to 81.2%)'],
    ['MOF-T3-mRECIST-DEB-TACE', '7 of 13: 53.8% (25.1 to 80.8%)', '10 of 13: 76.9% (46.2 to 95%)'],
    ['MOF-T3-mRECIST-Y90', '1 of 6: 16.7% (0.4 to 64.1%)', '3 of 6: 50% (11.8 to 88.2%)'],
  ])('%s: objective response %s, disease control %s', (id, objective, control) => {
    expect(row(id)).toMatchObject({ [OBJECTIVE]: objective, [CONTROL]: control });
  });

  it('counts by category are the printed ones, each in its own column', () => {
    expect(row('MOF-T3-mRECIST-DEB-TACE')).toMatchObject({
      'Progression (PD)': '3 of 13',
      'Stable disease (SD)': '3 of 13',
      'Partial response (PR)': '4 of 13',
      'Complete response (CR)': '3 of 13',
    });
  });

  it('by RECIST and by mRECIST never share a table', () => {
    expect(tableOf('MOF-T3-RECIST-Total')).not.toBe(tableOf('MOF-T3-mRECIST-Total'));
    expect(tableOf('MOF-T3-RECIST-Total').caption).toMatch(/^Tumor response by RECIST, 3 months/);
    expect(tableOf('MOF-T3-mRECIST-Total').caption).toMatch(/^Tumor response by mRECIST, 3 months/);
  });
});

describe('counts', () => {
  it('stand with share and exact interval, under whom and when they were counted', () => {
    const entry = tableOf('MOF-12').entries[0]!;
    expect(entry.label).toBe('Whole series, 3 months after the first liver-directed treatment');
    expect(entry.rows).toEqual([
      { label: 'Grade 1 or 2', cells: ['21 of 24', '87.5%', '67.6 to 97.3%'] },
      { label: 'Grade 3', cells: ['3 of 24', '12.5%', '2.7 to 32.4%'] },
    ]);
  });

  it('of a single patient carry neither share nor interval', () => {
    const cells = tableOf('TSU-01').entries.flatMap(({ rows }) => rows.flatMap((each) => each.cells));
    expect(cells).toEqual(['1 of 1', 'one case', 'one case']);
  });

  it('percentages printed without counts get no interval', () => {
    expect(tableOf('MOF-C14').columns).toEqual(['Percentage', 'Of patients']);
    expect(tableOf('MOF-C19').entries[0]!.rows[0]).toEqual({ label: 'Leukopenia', cells: ['18%', 'not given'] });
  });
});

describe('whom a row is about', () => {
  it.each([
    ['MOF-T2-02', 'Extrahepatic disease'],
    ['MOF-03', 'Whole series'],
    ['TSU-T3', 'Complete hepatic resection'],
    ['LANG-09', 'As quoted'],
  ])('%s: %s', (id, label) => {
    expect(tableOf(id).entries.find((entry) => entry.id === id)!.label).toBe(label);
  });

  it('what was done is said once where it is the same in all rows, and with each row where not', () => {
    expect(tableOf('MOF-T2-01').remark).toMatch(/^Treatment: DEB-TACE first in 13/);
    expect(tableOf('LANG-01').remark).toBeNull();
    expect(tableOf('LANG-01').entries[0]!.notes.remarks).toContain('Treatment: first liver resection.');
  });
});
