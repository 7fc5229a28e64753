import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { silent } from '../../../server/auditProgress.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { distinctVersions } from '../../../server/fhir/distinctVersions.ts';
import { assess } from '../../../server/present/assess.ts';
import { condition, GIST } from '../../builders/condition.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { runAudit } from './support/runAudit.ts';
import { treatedPatient } from './support/treatedPatient.ts';

type Resource = Record<string, unknown>;

const work = mkdtempSync(join(tmpdir(), 'livermet-moved-'));
let count = 0;

const DECIDED = '2025-03-10T10:00:00.000Z';
const plan = {
  period: auditPeriod('2025-01-01', '2025-12-31', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-06-30T00:00:00Z',
  scenarios: [],
};

const of = (id: string, each: object): Resource => ({ ...each, subject: { reference: `Patient/${id}` } });
const stored = (versionId: number, lastUpdated: string, each: object): Resource => ({
  ...each,
  meta: { versionId: `${versionId}`, lastUpdated: `${lastUpdated}T12:00:00Z` },
});

/** `p1` is a case, `p2` another one, `p9` a patient whom the audit does not ask for. */
const P1 = treatedPatient('314617008', DECIDED) as readonly Resource[];
const P2 = P1.map((each) =>
  each.resourceType === 'Patient' ? { ...each, id: 'p2' } : of('p2', { ...each, id: `p2-${each.id}` }),
);
const P9 = [{ resourceType: 'Patient', id: 'p9' }, of('p9', condition(GIST, { id: 'p9-c' }))];
const CREATININE = observation(LOINC.creatinine, {
  id: 'o1',
  ...quantity(0.9, 'mg/dL'),
  effectiveDateTime: '2025-03-01T08:00:00Z',
});
const HIGH = { ...CREATININE, ...quantity(3.9, 'mg/dL') };
const GLUCOSE = { ...CREATININE, id: 'g1', code: { coding: [{ system: 'http://loinc.org', code: '2345-7' }] } };
const OLDEST = observation(LOINC.creatinine, {
  id: 'o0',
  ...quantity(0.8, 'mg/dL'),
  effectiveDateTime: '2025-02-20T08:00:00Z',
});
const inReport = (id: string): Resource =>
  of(id, {
    resourceType: 'DiagnosticReport',
    id: 'r1',
    status: 'final',
    effectiveDateTime: '2025-03-01T08:00:00Z',
    contained: [{ ...CREATININE, id: 'in', subject: undefined }],
  });

const ndjson = (resources: readonly object[]) => resources.map((each) => `${JSON.stringify(each)}\n`).join('');
const bundle = (resources: readonly object[]) =>
  JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
/** The same as a server answers it. */
const answer = (resources: readonly Resource[], server = 'one') =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({
      fullUrl: `https://${server}.example/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  });

type Files = Readonly<Record<string, string | Buffer>>;

/** What the audit says of an input of p1. */
async function audited(files: Files, input = 'creatinine', chunkBytes?: number) {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const more = chunkBytes === undefined ? {} : { chunkBytes };
  const outcome = await runAudit({ folder, plan, isShared: false, threads: 0, ...more });
  const rows = outcome.cases.flatMap(({ rows }) => rows.split('\r\n').map((row) => row.split(',')));
  const own = rows.find(([patient, , , , , , id]) => patient === 'Patient/p1' && id === input);
  return { status: own?.[7], why: own?.slice(8).join(','), ...outcome };
}

/** What the page says of p1 when it is given all of these. */
function onThePage(resources: readonly Resource[], input = 'creatinine'): string | undefined {
  const read = distinctVersions(resources);
  const request = { resources: read, patientId: 'p1', asOf: DECIDED, policy: DEFAULT_POLICY, answers: [], gaps: [] };
  const { results = [] } = assess(request).verdicts.find(({ therapy }) => therapy === 'deb-tace') ?? {};
  return results.find(({ id }) => id === input)?.status;
}

/** What happened to a resource between two exports, and what p1 is told by then. */
const MOVES: readonly (readonly [string, Resource, Resource, string])[] = [
  [
    'the newer version names a patient nobody asks for',
    stored(1, '2025-03-02', of('p1', CREATININE)),
    stored(2, '2025-03-03', of('p9', CREATININE)),
    'unknown',
  ],
  [
    'the newer version names another case',
    stored(1, '2025-03-02', of('p1', CREATININE)),
    stored(2, '2025-03-03', of('p2', CREATININE)),
    'unknown',
  ],
  [
    'the older version names a patient nobody asks for',
    stored(1, '2025-03-02', of('p9', CREATININE)),
    stored(2, '2025-03-03', of('p1', CREATININE)),
    'met',
  ],
  [
    'the older version names another case',
    stored(1, '2025-03-02', of('p2', CREATININE)),
    stored(2, '2025-03-03', of('p1', HIGH)),
    'not-met',
  ],
  [
    'it was moved after the decision: what was known then counts',
    stored(1, '2025-03-02', of('p1', CREATININE)),
    stored(2, '2025-06-03', of('p9', CREATININE)),
    'met',
  ],
  [
    'it was moved to the patient after the decision: nobody knew then',
    stored(1, '2025-03-02', of('p9', CREATININE)),
    stored(2, '2025-06-03', of('p1', CREATININE)),
    'unknown',
  ],
  ['nothing tells which version is newer', of('p1', CREATININE), of('p9', CREATININE), 'unknown'],
  ['nothing tells which version is newer, and both are cases', of('p1', CREATININE), of('p2', CREATININE), 'unknown'],
  [
    'both say that they are the same version',
    stored(1, '2025-03-02', of('p1', CREATININE)),
    stored(1, '2025-03-02', of('p9', CREATININE)),
    'unknown',
  ],
  [
    'only a number tells which is newer',
    { ...of('p1', CREATININE), meta: { versionId: '9' } },
    { ...of('p9', CREATININE), meta: { versionId: '10' } },
    'unknown',
  ],
  [
    'the newer version is of nothing that is asked for, too',
    stored(1, '2025-03-02', of('p1', CREATININE)),
    stored(2, '2025-03-03', of('p9', { resourceType: 'Observation', id: 'o1', status: 'entered-in-error' })),
    'unknown',
  ],
  [
    'the newer version is of a group',
    stored(1, '2025-03-02', of('p1', CREATININE)),
    stored(2, '2025-03-03', { ...CREATININE, subject: { reference: 'Group/g' } }),
    'unknown',
  ],
  [
    'a report with the result in it is moved',
    stored(1, '2025-03-02', inReport('p1')),
    stored(2, '2025-03-03', inReport('p9')),
    'unknown',
  ],
  [
    'another type has the same id, and is no version',
    stored(1, '2025-03-02', of('p1', CREATININE)),
    stored(2, '2025-03-03', of('p9', condition(GIST, { id: 'o1' }))),
    'met',
  ],
  [
    'what another record contains has the same id, and is no version',
    stored(1, '2025-03-02', of('p1', CREATININE)),
    stored(2, '2025-03-03', of('p9', { ...HIGH, id: 'o2', contained: [{ ...HIGH, id: 'o1' }] })),
    'met',
  ],
];

/** How a line that is passed over may be written. */
const WRITERS: readonly (readonly [string, (each: Resource) => string])[] = [
  ['as most exporters do', (each) => JSON.stringify(each)],
  ['with blanks', (each) => JSON.stringify(each).replaceAll('":', '": ').replaceAll(',"', ', "')],
  ['with blanks on both sides', (each) => JSON.stringify(each).replaceAll('":', '" : ')],
  [
    'with the id behind its version',
    ({ resourceType, meta, id, ...rest }) => JSON.stringify({ resourceType, meta, id, ...rest }),
  ],
  ['with the id at its end', ({ id, ...rest }) => JSON.stringify({ ...rest, id })],
  ['with the type at its end', ({ resourceType, ...rest }) => JSON.stringify({ ...rest, resourceType })],
  ['with a letter of the id as an escape', (each) => JSON.stringify(each).replace('"id":"o', '"id":"\\u006f')],
  ['with a letter of the key as an escape', (each) => JSON.stringify(each).replace('"id":', '"\\u0069d":')],
  ['with a blank behind the id', (each) => JSON.stringify(each).replace('"id":"o1"', '"id":"o1 "')],
  ['with another id before its own', (each) => JSON.stringify(each).replace('"id":', '"id":"x","id":')],
  [
    'with its own id again at the end',
    ({ id, ...rest }) => `${JSON.stringify({ ...rest, id: 'x' }).slice(0, -1)},"id" : "${id}"}`,
  ],
  [
    'with the ids of what is in it before its own',
    ({ resourceType, id, ...rest }) =>
      JSON.stringify({
        resourceType,
        contained: [{ resourceType: 'Device', id: 'd' }],
        extension: [{ id: 'e', url: 'x' }],
        id,
        ...rest,
      }),
  ],
  [
    'with another type first',
    (each) => JSON.stringify(each).replace('"Observation"', '"Basic"').replace(/}$/, ',"resourceType":"Observation"}'),
  ],
  [
    'with the ids of what is in it behind its own, and braces and quotes in a text',
    (each) => JSON.stringify({ ...each, note: [{ id: 'n', text: '}"id":"x"{[ \\' }] }),
  ],
];

const PATIENTS = [...P1, ...P2, ...P9];

/** How the two versions lie in a folder. */
const FOLDERS: readonly (readonly [string, (older: string, newer: string) => Files])[] = [
  ['in one file', (older, newer) => ({ 'a.ndjson': `${ndjson(PATIENTS)}${older}\n${newer}\n` })],
  ['in one file, the newer first', (older, newer) => ({ 'a.ndjson': `${newer}\n${ndjson(PATIENTS)}${older}\n` })],
  [
    'in exports of two days',
    (older, newer) => ({ 'a.ndjson': ndjson(PATIENTS), 'b.ndjson': `${older}\n`, 'c.ndjson': `${newer}\n` }),
  ],
  [
    'compressed',
    (older, newer) => ({ 'a.ndjson': `${newer}\n`, 'b.ndjson.gz': gzipSync(`${ndjson(PATIENTS)}${older}\n`) }),
  ],
  [
    'the newer compressed, behind what is read in several pieces',
    (older, newer) => ({
      'a.ndjson': `${ndjson(PATIENTS)}${older}\n`,
      'b.ndjson.gz': gzipSync(`${OTHERS}${newer}\n${OTHERS}`),
    }),
  ],
];
const OTHERS = ndjson(
  Array.from({ length: 9_000 }, (_, i) =>
    of(`p${100 + i}`, { ...CREATININE, id: `other-${i}`, note: [{ text: 'x'.repeat(90) }] }),
  ),
);

const expected = (older: Resource, newer: Resource) => onThePage([...PATIENTS, older, newer]);

describe.each(FOLDERS)('the newest version decides whose a resource is: %s', (_, folder) => {
  it.each(MOVES)('%s', async (_what, older, newer, status) => {
    expect(expected(older, newer)).toBe(status);
    expect((await audited(folder(JSON.stringify(older), JSON.stringify(newer)))).status).toBe(status);
  });
});

describe('resources that were moved are counted', () => {
  const [one, other] = [stored(1, '2025-03-02', of('p1', CREATININE)), stored(2, '2025-03-03', of('p9', CREATININE))];
  const movedIn = async (resources: readonly Resource[]) =>
    (await audited({ 'a.ndjson': ndjson([...PATIENTS, ...resources]) })).reading.movedResources;

  it('once for the patient whose they are no longer, however many versions there are', async () => {
    expect(await movedIn([one, one, other])).toBe(1);
    expect(await movedIn([one, stored(0, '2025-03-01', of('p1', HIGH)), other])).toBe(1);
    expect(await movedIn([one, other, of('p1', OLDEST)])).toBe(1);
  });

  it('when nothing tells which version is newer, too', async () =>
    expect(await movedIn([of('p1', CREATININE), of('p9', CREATININE)])).toBe(1));

  it('but none that was always of one patient, nor one that only names another', async () => {
    expect(await movedIn([one, of('p1', HIGH)])).toBe(0);
    expect(await movedIn([of('p9', { ...CREATININE, performer: [{ reference: 'Patient/p1' }] })])).toBe(0);
  });

  it('in a report to be shared without the number when it is small', async () => {
    count += 1;
    const folder = join(work, String(count));
    mkdirSync(folder);
    const moves = (number: number) =>
      Array.from({ length: number }, (_, i) => [
        of('p1', { ...CREATININE, id: `m${i}` }),
        of('p9', { ...CREATININE, id: `m${i}` }),
      ]);
    for (const [number, told] of [
      [0, 0],
      [7, null],
      [8, 8],
    ] as const) {
      writeFileSync(join(folder, 'a.ndjson'), ndjson([...PATIENTS, ...moves(number).flat()]));
      const { reading } = await runAudit({ folder, plan, isShared: true, threads: 0 });
      expect(reading.movedResources).toBe(told);
    }
  });
});

describe('however the version is written that names another patient', () => {
  const older = stored(1, '2025-03-02', of('p1', CREATININE));
  const newer = stored(2, '2025-03-03', of('p9', CREATININE));

  it.each(WRITERS)('%s', async (_, write) => {
    expect(onThePage([...PATIENTS, older, JSON.parse(write(newer))])).toBe('unknown');
    for (const [, folder] of FOLDERS.slice(0, 3)) {
      expect((await audited(folder(JSON.stringify(older), write(newer)))).status).toBe('unknown');
      expect((await audited(folder(write(older), write(newer)))).status).toBe('unknown');
    }
  });

  it('as a line that breaks off: it is named, and what it may have said is unknown', async () => {
    const whole = JSON.stringify({
      ...of('p9', CREATININE),
      meta: newer.meta,
      valueQuantity: { value: 1 },
      note: [{ text: 'x' }],
    });
    for (const end of [
      whole.indexOf('"valueQuantity"') + 20,
      whole.lastIndexOf('}]'),
      whole.lastIndexOf('}') - 2,
      whole.length - 1,
    ]) {
      const { status, reading } = await audited({
        'a.ndjson': `${ndjson([...PATIENTS, older])}${whole.slice(0, end)}\n`,
      });
      expect([end, status, reading.bad.length]).toEqual([end, 'unknown', 1]);
    }
  });
});

describe('a torn newest version of another patient', () => {
  const { resourceType, id, ...rest } = stored(2, '2025-03-03', of('p9', CREATININE));

  it.each([
    ['with its id first', { resourceType, id, ...rest }],
    ['with its id behind other things', { resourceType, meta: rest.meta, status: 'final', id, ...rest }],
    ['with the id of something in it', { resourceType, id, extension: [{ id: 'e', url: 'x' }], ...rest }],
    ['with its type behind its id', { id, resourceType, ...rest }],
  ])('%s is no silent "met" of the older one', async (_, newer) => {
    const torn = JSON.stringify(newer).slice(0, -12);
    const older = stored(1, '2025-03-02', of('p1', CREATININE));
    for (const files of [
      { 'a.ndjson': `${ndjson([...PATIENTS, older])}${torn}\n` },
      { 'a.ndjson': `${torn}\n${ndjson(PATIENTS)}`, 'b.ndjson': ndjson([older]) },
    ])
      expect((await audited(files)).status).toBe('unknown');
    expect((await audited({ 'a.ndjson': ndjson([...PATIENTS, older]) })).status).toBe('met');
  });
});

describe('wherever it lies', () => {
  const older = stored(1, '2025-03-02', of('p1', CREATININE));
  const newer = stored(2, '2025-03-03', of('p9', CREATININE));

  it.each([200, 997, 20_000])('in another part of the file, of %i bytes', async (chunkBytes) => {
    const files = {
      'a.ndjson': `${ndjson([newer, ...PATIENTS])}${OTHERS.slice(0, 40_000).replace(/[^\n]*$/, '')}${ndjson([older])}`,
    };
    expect((await audited(files, 'creatinine', chunkBytes)).status).toBe('unknown');
  });

  it('in one Bundle a patient', async () => {
    const files = { 'p1.json': answer([...P1, older]), 'p9.json': answer([...P9, newer]), 'p2.json': answer(P2) };
    expect((await audited(files)).status).toBe('unknown');
    expect((await audited({ ...files, 'p9.json': gzipSync(answer([...P9, newer])) })).status).toBe('unknown');
    expect((await audited({ ...files, 'p9.json': answer(P9) })).status).toBe('met');
  });

  it.each([
    ['nobody', undefined],
    ['somebody by name only', { display: 'x' }],
  ])(
    'in the Bundle of another patient, where it names %s: it is never read as of the first one',
    async (_, subject) => {
      const first = stored(1, '2025-03-02', of('p1', HIGH));
      const second = { ...stored(2, '2025-03-03', of('p9', CREATININE)), subject };
      for (const own of [{ 'p1.json': answer([...P1, first]) }, { 'a.ndjson': ndjson([...P1, first]) }])
        expect((await audited({ ...own, 'p9.json': answer([...P9, second]) })).status).toBe('unknown');
    },
  );

  it('among lines while the other is in a Bundle', async () => {
    expect((await audited({ 'p1.json': answer([...P1, older]), 'a.ndjson': ndjson([newer]) })).status).toBe('unknown');
    expect((await audited({ 'a.ndjson': ndjson([...P1, older]), 'p9.json': answer([...P9, newer]) })).status).toBe(
      'unknown',
    );
  });

  it.each<[string, (own: readonly Resource[], each: Resource) => Files]>([
    ['a line', (own, each) => ({ 'p1.json': bundle(own), 'b.ndjson': ndjson([each]) })],
    [
      'a Bundle that names a server',
      (own, each) => ({ 'p1.json': bundle(own), 'b.json': answer([P1[0] ?? {}, each]) }),
    ],
    [
      'a Bundle without a Patient',
      (own, each) => ({ 'p1.json': bundle(own), 'b.json': bundle([each, of('p1', GLUCOSE)]) }),
    ],
  ])('one in a Bundle that names no server, the other in %s of the same patient', async (_, folder) => {
    const changes = [GLUCOSE, { status: 'entered-in-error', code: { text: 'x' } }, HIGH];
    for (const change of changes) {
      const newest = stored(2, '2025-03-03', of('p1', { ...CREATININE, ...change, id: 'o1' }));
      const status = onThePage([...P1, older, newest]);
      expect(status).not.toBe('met');
      for (const files of [folder([...P1, older], newest), folder([...P1, newest], older)])
        expect((await audited(files)).status).toBe(status);
    }
    // Another patient's of the same number is another one.
    expect((await audited(folder([...P1, older], stored(2, '2025-03-03', of('p9', HIGH))))).status).toBe('met');
  });

  it('in Bundles that name no server, none is read once more', async () => {
    const steps: string[] = [];
    const progress = { ...silent, begin: (step: string) => void steps.push(step) };
    count += 1;
    const folder = join(work, String(count));
    mkdirSync(folder);
    for (const [name, own] of Object.entries({
      p1: [...P1, older],
      p2: [...P2, of('p2', { ...CREATININE, id: 'o1' })],
    }))
      writeFileSync(join(folder, `${name}.json`), bundle(own));
    await runAudit({ folder, plan, isShared: false, threads: 0, progress });
    expect(steps).not.toContain('reading versions');
    writeFileSync(join(folder, 'b.ndjson'), ndjson([newer]));
    await runAudit({ folder, plan, isShared: false, threads: 0, progress });
    expect(steps).toContain('reading versions');
  });

  it('for a thread each', async () => {
    count += 1;
    const folder = join(work, String(count));
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.ndjson'), `${ndjson([...PATIENTS, older])}${OTHERS}`);
    writeFileSync(join(folder, 'b.ndjson'), `${OTHERS}${ndjson([newer])}`);
    const { cases } = await runAudit({ folder, plan, isShared: false, threads: 2, chunkBytes: 100_000 });
    expect(cases.find(({ rows }) => rows.startsWith('Patient/p1'))?.rows).toMatch(/,creatinine,unknown,/);
  });
});

describe("ids that are nobody's own are not compared", () => {
  it('those made of a place in a Bundle', async () => {
    const [mine, other] = [of('p1', { ...CREATININE, id: undefined }), of('p9', { ...HIGH, id: undefined })];
    // Both are the fifth entry.
    const others = [...P9, of('p9', { ...CREATININE, id: 'x' }), of('p9', { ...CREATININE, id: 'y' }), other];
    expect((await audited({ 'p1.json': bundle([...P1, mine]), 'p9.json': bundle(others) })).status).toBe('met');
  });

  it('those made of a place in two Bundles of one patient: no reading is lost to that of another visit', async () => {
    const without = ({ id: _, ...rest }: Resource) => rest;
    const patient = P1[0] ?? {};
    const high = without(stored(1, '2025-03-05', of('p1', { ...HIGH, effectiveDateTime: '2025-03-05' })));
    const low = without(stored(1, '2025-02-20', of('p1', { ...CREATININE, effectiveDateTime: '2025-02-20' })));
    const bilirubin = without(stored(1, '2025-03-06', of('p1', observation(LOINC.bilirubin, quantity(0.5, 'mg/dL')))));
    // The newest creatinine and the later bilirubin are both the last entry of as many.
    const visits = [
      [...P1, high],
      [patient, low, ...Array.from({ length: P1.length - 2 }, () => low), bilirubin],
    ];
    const files = Object.fromEntries(visits.map((visit, number) => [`visit${number}.json`, bundle(visit)]));
    expect((await audited(files)).status).toBe('not-met');
  });

  it('those of Patients without an id, to whom nothing refers: each Bundle is a patient of its own', async () => {
    const bare = ({ id: _id, subject: _subject, ...rest }: Resource) => rest;
    const folder = join(work, 'bare');
    mkdirSync(folder);
    for (const [name, creatinine] of [
      ['a', HIGH],
      ['b', CREATININE],
    ] as const)
      writeFileSync(join(folder, `${name}.json`), bundle([...P1, of('p1', creatinine)].map(bare)));
    const { cases } = await runAudit({ folder, plan, isShared: false, threads: 0 });
    const said = cases.map(({ rows }) => /,creatinine,([a-z-]+),/.exec(rows)?.[1]);
    expect(said.toSorted()).toEqual(['met', 'not-met']);
  });

  it('but the same Bundle twice is one patient, however it is spaced', async () => {
    const bare = ({ id: _id, subject: _subject, ...rest }: Resource) => rest;
    const text = bundle([...P1, of('p1', CREATININE)].map(bare));
    const { cases } = await audited({ 'a.json': text, 'b.json': JSON.stringify(JSON.parse(text), null, 2) });
    expect(cases).toHaveLength(1);
  });

  it('those of Bundles of one patient each that name no server: every patient is there, with what is his own', async () => {
    const asP9 = (resource: Resource): Resource =>
      resource.resourceType === 'Patient' ? { ...resource, id: 'p9' } : of('p9', resource);
    for (const [at, version] of [
      ['2025-03-02', 1],
      ['2025-03-03', 2],
    ] as const) {
      const mine = stored(1, '2025-03-02', of('p1', HIGH));
      const other = stored(version, at, of('p9', CREATININE));
      const theirs = [...P1.map(asP9), other];
      for (const named of [theirs, theirs.map(({ subject: _, ...rest }) => rest)])
        expect((await audited({ 'p1.json': bundle([...P1, mine]), 'p9.json': bundle(named) })).status).toBe('not-met');
    }
  });

  it('those of another server', async () => {
    const at = (server: string, resources: readonly Resource[]) => answer(resources, server);
    const [mine, other] = [stored(1, '2025-03-02', of('p1', CREATININE)), stored(2, '2025-03-03', of('p9', HIGH))];
    const own = at('one', [...P1, mine]);
    expect((await audited({ 'p1.json': own, 'p9.json': at('two', [...P9, other]) })).status).toBe('met');
    expect((await audited({ 'p1.json': own, 'p9.json': at('one', [...P9, other]) })).status).toBe('unknown');
  });
});

describe('what makes a case may have been moved, too', () => {
  const moved = (id: string) => P1.find((each) => each.id === id) ?? {};
  const but = (id: string) => PATIENTS.filter((each) => each.id !== id);

  it.each(['c1', 'c2', 'x1'])('%s', async (id) => {
    const [older, newer] = [stored(1, '2025-03-02', moved(id)), stored(2, '2025-03-03', of('p9', moved(id)))];
    const { cases, report } = await audited({ 'a.ndjson': ndjson([...but(id), older]), 'b.ndjson': ndjson([newer]) });
    expect(cases.map(({ figures }) => figures.patientId)).toEqual(['p2']);
    expect(report.funnel.inPopulation).toBe(id === 'x1' ? 2 : 1);
  });

  it('a patient who is only counted', async () => {
    const untreated = PATIENTS.filter(({ resourceType }) => resourceType !== 'Procedure');
    const newer = stored(2, '2025-03-03', of('p9', moved('c1')));
    const older = stored(1, '2025-03-02', moved('c1'));
    const others = untreated.filter(({ id }) => id !== 'c1');
    expect((await audited({ a: ndjson([...others, older]) })).report.funnel.inPopulation).toBe(2);
    expect((await audited({ a: ndjson([...others, older]), b: ndjson([newer]) })).report.funnel.inPopulation).toBe(1);
  });

  it('everything, when two patients turned out to be one', async () => {
    const record = [...P1.slice(1), CREATININE, OLDEST].map((each) => stored(1, '2025-03-02', of('p1', each)));
    const merged = record.map((each) => stored(2, '2025-03-05', of('p9', each)));
    const files = {
      a: ndjson([...P1.slice(0, 1), ...P9, ...record]),
      b: ndjson([...P1.slice(0, 1), ...P9, ...merged]),
    };
    const { cases, report } = await audited(files);
    expect(cases.map(({ figures }) => figures.patientId)).toEqual(['p9']);
    expect(report.funnel.inPopulation).toBe(1);
    expect(cases[0]?.rows).toMatch(/,creatinine,met,/);
  });

  it('the order of a drug that an INR asks for', async () => {
    const order = {
      resourceType: 'MedicationRequest',
      id: 'q1',
      status: 'active',
      intent: 'order',
      authoredOn: '2025-01-01',
      medicationCodeableConcept: { text: 'warfarin' },
    };
    const inr = (id: string, value: number, effectiveDateTime: string) =>
      of('p1', observation(LOINC.inr, { id, ...quantity(value), effectiveDateTime }));
    const lines = [...PATIENTS, inr('i1', 1.2, '2025-03-01'), inr('i2', 2.6, '2025-06-10')];
    const [older, newer] = [stored(1, '2025-03-02', of('p1', order)), stored(2, '2025-03-03', of('p9', order))];
    const toldOf = async (resources: readonly Resource[]) =>
      (await audited({ a: ndjson(resources) })).cases.map(({ section }) => section);
    expect(await toldOf([...lines, older])).not.toEqual(await toldOf(lines));
    expect(await toldOf([...lines, older, newer])).toEqual(await toldOf(lines));
  });
});

it('the value before it decides when the newest was moved away', async () => {
  const lines = [
    ...PATIENTS,
    of('p1', OLDEST),
    stored(1, '2025-03-02', of('p1', HIGH)),
    stored(2, '2025-03-03', of('p9', HIGH)),
  ];
  expect((await audited({ a: ndjson(lines.slice(0, -1)) })).status).toBe('not-met');
  const { status, why } = await audited({ a: ndjson(lines) });
  expect([status, onThePage(lines)]).toEqual(['met', 'met']);
  expect(why).toContain('Observation/o0');
});
