import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Receipt, sealed } from '../../server/present/receipt.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const patient = (name: string) => `${root}tests/patients/${name}.json`;
const folder = mkdtempSync(join(tmpdir(), 'livermet-receipt-'));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function receipt(...args: readonly string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      `${root}server/cli.ts`,
      'receipt',
      ...args,
    ]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const AS_OF = ['--as-of', '2026-01-15T09:00:00Z'];
const PATIENT = patient('inr-correctable');
interface Bundle {
  readonly entry: readonly { readonly resource: Record<string, unknown> }[];
}
const bundle: Bundle = JSON.parse(readFileSync(PATIENT, 'utf8'));

/** The patient's file with each resource changed, or left out. */
const changedFile = (name: string, change: (resource: Record<string, unknown>) => unknown): string =>
  file(name, {
    ...bundle,
    entry: bundle.entry.flatMap(({ resource }) => {
      const changed = change(resource);
      return changed === undefined ? [] : [{ resource: changed }];
    }),
  });

const made = await receipt('--file', PATIENT, ...AS_OF);
const MADE: Receipt = JSON.parse(made.out);
const saved = file('receipt.json', made.out);
const verify = async (...args: readonly string[]) => {
  const { code, out } = await receipt('--verify', saved, ...args);
  return { code, ...JSON.parse(out) };
};

const SITE = { id: 'a', name: 'A', iss: 'https://ehr.example/fhir', clientId: 'x', authentication: { kind: 'public' } };

describe('receipt --verify computes a receipt again', () => {
  it('and says that nothing has changed', async () => {
    expect([made.code, made.err]).toEqual([0, '']);
    expect(await verify('--file', PATIENT)).toEqual({
      code: 0,
      result: 'same',
      receipt: expect.stringMatching(/^([0-9a-f]{4}-){3}[0-9a-f]{4}$/),
      recomputed: expect.any(String),
      asOf: '2026-01-15T09:00:00Z',
      changes: {},
      takenFromReceipt: ['policy'],
    });
  });

  it('however the file is ordered, and whatever else it holds', async () => {
    const lines = [...bundle.entry, ...bundle.entry.slice(1, 4)].map(({ resource }) => JSON.stringify(resource));
    const more = JSON.stringify({ resourceType: 'Encounter', id: 'e1', status: 'finished' });
    expect(await verify('--file', file('mixed.ndjson', [...lines.toReversed(), more].join('\n')))).toMatchObject({
      code: 0,
      result: 'same',
    });
  });

  it('names the resource whose value is another one, and what that changes', async () => {
    const other = changedFile('other.json', (resource) =>
      resource.id === 'ic-inr-2' ? { ...resource, valueQuantity: { value: 1.1, unit: '{INR}' } } : resource,
    );
    expect(await verify('--file', other)).toMatchObject({
      code: 1,
      result: 'changed',
      changes: {
        resources: { added: [], changed: ['Observation/ic-inr-2'], missing: [] },
        criteria: [
          { therapy: 'deb-tace', criterion: 'inr', from: 'correctable', to: 'met' },
          { therapy: 'y90', criterion: 'inr', from: 'correctable', to: 'met' },
          { therapy: 'microwave-ablation', criterion: 'inr', from: 'correctable', to: 'met' },
        ],
      },
    });
  });

  it('names a resource that is missing, and one that is new', async () => {
    const without = changedFile('without.json', ({ id, ...more }) =>
      id === 'ic-creatinine-1' ? undefined : { id: id === 'ic-ecog-1' ? 'ic-ecog-9' : id, ...more },
    );
    const { code, changes } = await verify('--file', without);
    expect(code).toBe(1);
    expect(changes.resources).toEqual({
      added: ['Observation/ic-ecog-9'],
      changed: [],
      missing: ['Observation/ic-creatinine-1', 'Observation/ic-ecog-1'],
    });
    expect(changes.criteria).toContainEqual({
      therapy: 'y90',
      criterion: 'creatinine',
      from: 'met',
      to: 'unknown: absent',
    });
  });

  it('names the policy of the site that has changed', async () => {
    const sites = file('sites.json', { sites: [{ ...SITE, policy: { limits: { inr: 2 } } }] });
    const { code, changes, takenFromReceipt } = await verify('--file', PATIENT, '--sites', sites);
    expect(code).toBe(1);
    expect(changes.policy).toEqual([{ setting: 'limits', from: {}, to: { inr: 2 } }]);
    expect(changes.criteria).toContainEqual({ therapy: 'y90', criterion: 'inr', from: 'correctable', to: 'met' });
    expect(takenFromReceipt).toEqual([]);
  });

  it('of another version and another edition', async () => {
    const [first, ...rest] = MADE.editions;
    const { digest: _, ...content } = MADE;
    const older = sealed({ ...content, app: '0.0.9', editions: [{ ...first!, effectiveFrom: '1990-01-01' }, ...rest] });
    const { code, out } = await receipt('--verify', file('older.json', older), '--file', PATIENT);
    expect(code).toBe(1);
    expect(JSON.parse(out).changes).toEqual({
      app: { from: '0.0.9', to: MADE.app },
      editions: [{ criterion: 'histology', from: { ...first, effectiveFrom: '1990-01-01' }, to: first }],
    });
  });

  it('finds a receipt that was altered, sealed anew or not', async () => {
    const [debTace, ...others] = MADE.verdict.therapies;
    const met = {
      ...MADE,
      verdict: { ...MADE.verdict, therapies: [{ ...debTace!, status: 'met' as const }, ...others] },
    };
    const altered = await receipt('--verify', file('altered.json', met), '--file', PATIENT);
    expect(altered.code).toBe(1);
    expect(JSON.parse(altered.out).changes).toEqual({
      receipt: 'the receipt was altered after it was made: its digest does not fit its content',
      therapies: [{ therapy: 'deb-tace', from: 'met', to: 'unknown' }],
    });
    const { digest: _, ...content } = met;
    const forged = await receipt('--verify', file('forged.json', sealed(content)), '--file', PATIENT);
    expect(JSON.parse(forged.out).changes).toEqual({
      therapies: [{ therapy: 'deb-tace', from: 'met', to: 'unknown' }],
    });
  });
});

describe('answers and gaps', () => {
  const answers = file('answers.json', { unresectable: true, ecog: 1 });

  it('of the receipt hold until others are given', async () => {
    const { out } = await receipt('--file', PATIENT, ...AS_OF, '--answers', answers);
    const withAnswers = file('answered.json', out);
    const again = await receipt('--verify', withAnswers, '--file', PATIENT);
    expect(JSON.parse(again.out)).toMatchObject({ result: 'same', takenFromReceipt: ['answers', 'policy'] });
    const given = await receipt('--verify', withAnswers, '--file', PATIENT, '--answers', answers);
    expect(JSON.parse(given.out)).toMatchObject({ result: 'same', takenFromReceipt: ['policy'] });
    const others = file('others.json', { unresectable: false });
    const { code, out: changed } = await receipt('--verify', withAnswers, '--file', PATIENT, '--answers', others);
    expect(code).toBe(1);
    expect(JSON.parse(changed).changes).toMatchObject({
      answers: [
        { id: 'ecog', from: [{ value: 1 }], to: null },
        { id: 'unresectable', from: [{ value: true }], to: [{ value: false }] },
      ],
    });
  });

  it('an answer that is the same as before keeps the name and the time it was given with', async () => {
    const { digest: _, ...content } = MADE;
    const at = '2026-01-12T10:00:00.000Z';
    const answered = { ...content, answers: [{ id: 'tumor-board' as const, value: true, at, by: 'Practitioner/7' }] };
    const { code, out } = await receipt(
      '--verify',
      file('by.json', sealed(answered)),
      '--file',
      PATIENT,
      '--answers',
      file('board.json', { 'tumor-board': true }),
    );
    expect(code).toBe(1);
    expect(JSON.parse(out).changes.answers).toBeUndefined();
  });

  it('what could not be read then stays unread', async () => {
    const gap = { query: 'laboratory results', reason: 'time-out', feeds: ['inr' as const] };
    const { digest: _, ...content } = MADE;
    const { out } = await receipt('--verify', file('gap.json', sealed({ ...content, gaps: [gap] })), '--file', PATIENT);
    const { changes, takenFromReceipt } = JSON.parse(out);
    expect(takenFromReceipt).toEqual(['policy', 'gaps']);
    expect(changes.gaps).toBeUndefined();
    expect(changes.criteria).toContainEqual({
      therapy: 'y90',
      criterion: 'inr',
      from: 'correctable',
      to: 'unknown: not-readable',
    });
  });
});

describe('what the caller can mend ends with 2 and one line', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['no file', ['--verify', saved], /^--file is missing\./],
    ['nothing at all', [], /^--file is missing\./],
    [
      'a time of its own',
      ['--verify', saved, '--file', PATIENT, ...AS_OF],
      /^--as-of: a receipt is verified at its own time/,
    ],
    ['a receipt that is not there', ['--verify', '/nowhere.json', '--file', PATIENT], /^cannot read \/nowhere\.json/],
    ['a receipt that is not JSON', ['--verify', file('a.txt', 'hello'), '--file', PATIENT], /is not JSON$/],
    ['another document', ['--verify', PATIENT, '--file', PATIENT], /kind: is not a receipt of LiverMet/],
    [
      'a receipt with an unknown time zone',
      ['--verify', file('zone.json', { ...MADE, policy: { ...MADE.policy, timeZone: 'Mars' } }), '--file', PATIENT],
      /IANA time zone/,
    ],
    [
      'a receipt with an impossible answer',
      [
        '--verify',
        file('ecog.json', { ...MADE, answers: [{ id: 'ecog', value: 9, at: MADE.asOf, by: 'x' }] }),
        '--file',
        PATIENT,
      ],
      /answers\.0: holds no answer to its question/,
    ],
    ['a patient file that is none', ['--verify', saved, '--file', file('b.txt', 'hello')], /not JSON/],
    [
      'answers that are none',
      ['--verify', saved, '--file', PATIENT, '--answers', file('c.json', { ecog: 'x' })],
      /ecog/,
    ],
    ['an unknown option', ['--verifi', 'x'], /Usage: receipt/],
  ])('%s', async (_, args, line) => {
    const { code, out, err } = await receipt(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim()).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
