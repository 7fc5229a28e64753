import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLink, entryOf, type Head, linked, START, type TrailRow } from '../../../server/trail/chain.ts';
import { EVENT } from '../store/event.ts';

function chainOf(length: number): readonly TrailRow[] {
  const rows: TrailRow[] = [];
  let head: Head = START;
  for (let n = 0; n < length; n++) {
    const row = linked({ ...EVENT, requestId: `request-${n}` }, head);
    rows.push(row);
    head = row;
  }
  return rows;
}

/** Where a chain breaks, and how; undefined when it is whole. */
function firstBroken(rows: readonly TrailRow[]): readonly [number, string] | undefined {
  let head: Head = START;
  for (const row of rows) {
    const problem = brokenLink(row, head);
    if (problem !== undefined) return [row.number, problem];
    head = row;
  }
  return undefined;
}

const CHAIN = chainOf(5);
const changed = (at: number, change: (row: TrailRow) => Partial<TrailRow>): readonly TrailRow[] =>
  CHAIN.map((row, index) => (index === at ? { ...row, ...change(row) } : row));

describe('a chain of entries', () => {
  it('is whole as it was written', () => expect(firstBroken(CHAIN)).toBeUndefined());

  it('gives back what was recorded', () =>
    expect(entryOf(CHAIN[2]!)).toMatchObject({
      ...EVENT,
      requestId: 'request-2',
      number: 3,
      previous: CHAIN[1]!.hash,
    }));

  it.each<[string, readonly TrailRow[], number]>([
    ['a word is changed', changed(2, ({ document }) => ({ document: document.replace('ecog', 'inr') })), 3],
    ['a hash is changed', changed(2, () => ({ hash: 'f'.repeat(64) })), 3],
    ['an entry is filed under another patient', changed(2, () => ({ patientId: 'p9' })), 3],
    ['an entry is filed under another user', changed(2, () => ({ userId: null })), 3],
    ['an entry is filed under another site', changed(2, () => ({ siteId: 'south' })), 3],
    ['an entry is filed under another time', changed(2, () => ({ atMs: 0 })), 3],
    ['an entry is no JSON', changed(2, () => ({ document: 'x' })), 3],
    ['an entry has one field more', changed(2, ({ document }) => ({ document: document.replace('{', '{"a":1,') })), 3],
    ['spaces are put in', changed(2, ({ document }) => ({ document: document.replace(',', ', ') })), 3],
    ['an entry is taken out', CHAIN.toSpliced(2, 1), 4],
    ['the first entry is taken out', CHAIN.slice(1), 2],
    ['two entries change places', [CHAIN[0]!, CHAIN[2]!, CHAIN[1]!], 3],
    [
      'an entry is written anew with its own hash',
      [...CHAIN.slice(0, 2), linked({ ...EVENT, detail: 'x' }, CHAIN[1]!), ...CHAIN.slice(3)],
      4,
    ],
  ])('shows it when %s', (_, rows, number) => expect(firstBroken(rows)?.[0]).toBe(number));

  it('is the same whatever order the fields came in', () => {
    const reversed = Object.fromEntries(Object.entries(EVENT).toReversed()) as typeof EVENT;
    expect(linked(reversed, START)).toEqual(linked(EVENT, START));
  });

  it('holds any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (requestId, patientId) => {
        const row = linked({ ...EVENT, requestId, patientId }, START);
        expect(brokenLink(row, START)).toBeUndefined();
        expect(row.document).not.toContain('\0');
      }),
    );
  });
});
