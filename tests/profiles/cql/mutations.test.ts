import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CRITERIA, statusesOf } from './compared.ts';
import { type CqlResults, compile, cqlRunner, libraryText, treatmentsIn } from './cqlEngine.ts';
import { cases } from './generatedCases.ts';
import { throughAudit } from './throughAudit.ts';
import { tiesTogether } from './tiedResults.ts';
import { asTreated, type TreatedRecord, treatedAtTheEnds } from './treatedCases.ts';

/**
 * That both engines agree shows something only where a rule that is a little different would be noticed. Here every rule of the
 * library is changed, one at a time: among the records there has to be one in which the changed library disagrees with the audit.
 */

const WRITTEN = libraryText('LiverMetCriteria');

/** The rule, how it is written, and how it is written wrongly. */
const MUTATIONS: readonly (readonly [rule: string, written: string, changed: string])[] = [
  [
    'when issued in time decides, then when it was issued',
    'when Coalesce(not (later.issued same as earlier.issued), false) then later.issued after earlier.issued',
    '',
  ],
  [
    'the later issued, not the earlier',
    'then later.issued after earlier.issued',
    'then later.issued before earlier.issued',
  ],
  ['then when it was stored', 'else Coalesce(later.stored after earlier.stored, false)', 'else false'],
  ['the later stored, not the earlier', 'later.stored after earlier.stored', 'later.stored before earlier.stored'],
  ['a less final one supersedes nothing', 'when later.standing < earlier.standing then false', ''],
  [
    'a more final one supersedes',
    'when later.standing > earlier.standing then not Coalesce(later.issued before earlier.issued, false)',
    '',
  ],
  ['unless it was issued before', 'then not Coalesce(later.issued before earlier.issued, false)', 'then true'],
  ['what lies wholly later supersedes', 'when later.begins after earlier.ends then true', ''],
  [
    'stamps decide only for the same time',
    'when not (later.begins same as earlier.begins and later.ends same as earlier.ends) then false',
    '',
  ],
  [
    'what stands is what no other supersedes',
    'then (counting R where not exists (counting O where "Supersedes"(O, R)))',
    'then counting',
  ],
  ['of those that all supersede each other none that is older', 'O.begins after R.ends', 'false'],
  ['of those that all supersede each other every one', '(counting O where O.begins after R.ends)', 'counting'],
  [
    'values on different sides decide nothing',
    "when exists (latest R where R.side != First(latest).side) then 'unknown'",
    '',
  ],
  ['a preliminary one is a value', "when 'preliminary' then 1", "when 'preliminary' then 0"],
  ['and less than a final one', "when 'preliminary' then 1", "when 'preliminary' then 2"],
  ['a corrected one is more than a final one', "when 'corrected' then 3", "when 'corrected' then 2"],
  ['an amended one is more than a final one', "when 'amended' then 3", "when 'amended' then 2"],
  ['what was cancelled or entered in error counts for nothing', 'then 3 else 0 end', 'then 3 else 2 end'],
  ['nothing that begins after the moment', 'R.begins same or before "As Of"', 'true'],
  ['what begins at the moment, too', 'R.begins same or before "As Of"', 'R.begins before "As Of"'],
  ['nothing issued after the moment', 'and (R.issued is null or R.issued same or before "As Of")', ''],
  ['what was issued at the moment, too', 'R.issued same or before "As Of"', 'R.issued before "As Of"'],
  ['what does not say when it was issued, too', 'R.issued is null or R.issued', 'R.issued'],
  ['a final one passes a preliminary one over', 'then (known R where R.standing > 1) else {})', 'then known else {})'],
  ['a look-back ends with its last millisecond', 'else begins) same or after', 'else begins) after'],
  ['a day is recent to its end', 'then ends else begins)', 'then begins else begins)'],
  ['what is vaguer than a day is not', 'begins + 25 hours', 'begins + 800 hours'],
  [
    'laboratory results count for 30 days',
    '"Laboratory Days" Integer default 30',
    '"Laboratory Days" Integer default 29',
  ],
  [
    'performance status counts for 60 days',
    '"Performance Status Days" Integer default 60',
    '"Performance Status Days" Integer default 61',
  ],
  ['what has no date may be the newest', '@9999-12-31T23:59:59.999+00:00', '@0001-01-01T00:00:00.000+00:00'],
  ['a reason why there is no value', 'when O.dataAbsentReason is not null then', 'when false then'],
  [
    'a number equal to a limit from above keeps it',
    "(if number <= limit then 'keeps' else 'fails')",
    "(if number < limit then 'keeps' else 'fails')",
  ],
  [
    'a number equal to a limit from below keeps it',
    "(if number >= limit then 'keeps' else 'fails')",
    "(if number > limit then 'keeps' else 'fails')",
  ],
  ['two units have to say the same', 'F = 0 or F != First(factors)', 'F = 0'],
];

/** The same of which treatments an audit is about. */
const MUTATIONS_OF_TREATMENTS: typeof MUTATIONS = [
  [
    'an audit begins with the first millisecond of its first day',
    '"First"(S) same or after "Midnight"',
    '"First"(S) after "Midnight"',
  ],
  ['and not before', 'and "First"(S) same or after "Midnight"("From")', ''],
  ['it ends with the last of its last day', '"Midnight"("To" + 1 day)', '"Midnight"("To" + 1 day) - 1 millisecond'],
  ['and not later', '"First"(S) before "Midnight"("To" + 1 day)', '"First"(S) same or before "Midnight"("To" + 1 day)'],
  ['on the clock of the site', '0, 0, 0, 0, timezoneoffset from "As Of")\n\n/* What', '0, 0, 0, 0, 0.0)\n\n/* What'],
  ['only of treatments with a day', 'and day from S is not null', ''],
  ['that were completed', "P.status.value = 'completed'", 'true'],
  ['a day ends a millisecond before the next', '+ 1 day - 1 millisecond', '+ 1 day'],
  ['a treatment of a day is decided at its end', 'decided: "Last"(S)', 'decided: "First"(S)'],
];

/** Of clocks that were never changed: on those both engines agree in everything. */
const isSteady = ({ zone }: TreatedRecord): boolean =>
  ['UTC', 'Asia/Tokyo', 'Asia/Kathmandu', 'America/Phoenix'].includes(zone);
const readings = inTurn([
  tiesTogether().map(asTreated),
  fc.sample(cases, { seed: 2026, numRuns: 360 }).map(asTreated).filter(isSteady),
]);
const treatments = treatedAtTheEnds()
  .filter(isSteady)
  .map((each) => ({ ...each, observations: [] }));

/** One of each, then the next of each: records of one kind that notice a change are among the first. */
function inTurn(kinds: readonly (readonly TreatedRecord[])[]): readonly TreatedRecord[] {
  const most = Math.max(...kinds.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => kinds.flatMap((kind) => kind[at] ?? [])).flat();
}

interface Said {
  readonly treatments: readonly (readonly [string, number])[];
  readonly statuses: readonly unknown[];
}

async function saidByAudit(records: readonly TreatedRecord[]): Promise<readonly Said[]> {
  const audited = await throughAudit(records);
  return records.map((each, index) => {
    const own = audited[index];
    const statuses = own?.statuses ?? statusesOf(each);
    return {
      treatments: own ? [['x1', Date.parse(own.decidedAt)]] : [],
      statuses: CRITERIA.map((name) => statuses[name]),
    };
  });
}

const saidByCql = (results: CqlResults): Said => ({
  treatments: treatmentsIn(results),
  statuses: CRITERIA.map((name) => results[name]),
});

/** The place of the first record about which a library disagrees with the audit. */
async function firstDisagreement(text: string, records: readonly TreatedRecord[], said: readonly Said[]) {
  const run = cqlRunner(compile(text));
  for (const [index, { observations, treatment, asOf, zone, days }] of records.entries()) {
    const results = saidByCql(await run([...observations, treatment], asOf, zone, days));
    if (JSON.stringify(results) !== JSON.stringify(said[index])) return index;
  }
  return undefined;
}

describe.each([
  ['of readings', MUTATIONS, readings],
  ['of treatments', MUTATIONS_OF_TREATMENTS, treatments],
] as const)('a changed rule %s is noticed:', (_, mutations, records) => {
  let said: readonly Said[] = [];
  let asked = 0;

  beforeAll(async () => {
    said = await saidByAudit(records);
  }, 600_000);

  it.each(mutations)('%s', async (_, written, changed) => {
    expect(WRITTEN.split(written)).toHaveLength(2);
    const place = await firstDisagreement(
      WRITTEN.replace(written, () => changed),
      records,
      said,
    );
    expect(place).toBeDefined();
    asked = Math.max(asked, (place ?? 0) + 1);
  });

  it('and about all those records the library as it is agrees', async () => {
    expect(asked).toBeGreaterThan(0);
    expect(await firstDisagreement(WRITTEN, records.slice(0, asked), said)).toBeUndefined();
  });
});
