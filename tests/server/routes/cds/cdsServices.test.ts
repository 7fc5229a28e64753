import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import { send } from '../../fhir/localEhr.ts';
import { EVENT } from '../../store/event.ts';
import { access, answered, type CdsApp, hookRequest, PATH, prefetchOf, startCdsApp } from './cdsApp.ts';

let app: CdsApp;
afterEach(() => app.close());

const SNOMED = 'http://snomed.info/sct';
const order = (id: string, code: string, more: object = {}) => ({
  resource: {
    resourceType: 'ServiceRequest',
    id,
    status: 'draft',
    intent: 'order',
    subject: { reference: 'Patient/inr-correctable' },
    code: { coding: [{ system: SNOMED, code }] },
    ...more,
  },
});
const CHEMOEMBOLIZATION = '314617008';
const ordering = (name: string, hook: string, entry: readonly object[], selections?: readonly string[]) => ({
  hook,
  context: {
    userId: 'Practitioner/7',
    patientId: name,
    draftOrders: { resourceType: 'Bundle', type: 'collection', entry },
    ...(selections ? { selections } : {}),
  },
});

describe('discovery', () => {
  it('offers one service at three hooks, with what to send along', async () => {
    app = await startCdsApp();
    const { services } = (await (await fetch(`${app.origin}/cds-services`)).json()) as {
      services: Record<string, string>[];
    };
    expect(services.map(({ hook }) => hook)).toEqual(['patient-view', 'order-select', 'order-sign']);
    expect(new Set(services.map(({ id }) => id))).toEqual(new Set(['livermet-eligibility']));
    for (const { prefetch } of services)
      expect(prefetch).toMatchObject({
        patient: 'Patient/{{context.patientId}}',
        condition: 'Condition?patient={{context.patientId}}&_count=200',
      });
  });
});

describe('a card at patient-view', () => {
  it('says each therapy with the criterion in the way, names its source, and opens the app for the patient', async () => {
    app = await startCdsApp();
    const [card, ...others] = await app.cards('inr-correctable');
    expect(others).toEqual([]);
    expect(card).toMatchObject({
      summary: 'By published criteria: DEB-TACE unknown, Y90 unknown, Ablation unknown, Resection unknown',
      indicator: 'info',
      source: { label: expect.stringContaining('LiverMet'), url: `${app.origin}/criteria` },
      links: [
        {
          type: 'smart',
          url: `${app.origin}/launch`,
          appContext: JSON.stringify({ patient: 'Patient/inr-correctable' }),
        },
      ],
    });
    expect(card?.detail).toContain('Correctable: INR: 1.9');
    expect(card?.detail).toContain('For you to answer');
  });

  it.each([
    ['eligible', 'everything-met', 'DEB-TACE eligible'],
    ['not eligible', 'bilirubin-umol-just-above-limit', 'DEB-TACE not eligible'],
  ])('says %s of %s', async (_, name, words) => {
    app = await startCdsApp();
    await answered(app, name, 'unresectable', 'liver-dominant');
    const [card] = await app.cards(name);
    expect(card?.summary).toContain(words);
  });

  it.each([
    ['another histology is recorded', 'gist'],
    ['neither leiomyosarcoma nor a liver metastasis is recorded', 'only-a-patient'],
  ])('is not there when %s', async (_, name) => {
    app = await startCdsApp();
    expect(await app.cards(name)).toEqual([]);
  });

  it('takes what clinicians have answered into account', async () => {
    app = await startCdsApp();
    const by = 'Practitioner/7';
    const at = '2026-01-15T08:00:00Z';
    const answers = [{ id: 'inr-correctable' as const, value: false, at, by }];
    await app.store.addAnswers('north', 'inr-correctable', { form: 'form-1', seen: {}, answers }, EVENT);
    const [card] = await app.cards('inr-correctable');
    expect(card?.summary).toContain('DEB-TACE not eligible');
  });
});

describe('what the EHR did not send along', () => {
  const without = (name: string, key: string) => {
    const { [key]: _, ...rest } = prefetchOf(name);
    return rest;
  };

  it('is read with the access that came with the call', async () => {
    app = await startCdsApp({ patient: 'inr-correctable' });
    const prefetch = without('inr-correctable', 'condition');
    const [card] = await app.cards('inr-correctable', { ...access(app), prefetch });
    expect(card?.indicator).toBe('info');
    expect(app.ehr.asked.filter((path) => path.startsWith('/fhir'))).toEqual([
      '/fhir/Condition?patient=inr-correctable&_count=200',
    ]);
  });

  it('all of it, makes no difference to the card', async () => {
    app = await startCdsApp({ patient: 'inr-correctable' });
    const [read] = await app.cards('inr-correctable', { ...access(app), prefetch: undefined });
    const [sent] = await app.cards('inr-correctable');
    expect({ ...read, uuid: '' }).toEqual({ ...sent, uuid: '' });
  });

  it('and cannot be read, is named on a card instead of silence', async () => {
    app = await startCdsApp();
    const cards = await app.cards('inr-correctable', { prefetch: {} });
    expect(cards).toHaveLength(1);
    expect(cards[0]).toMatchObject({
      indicator: 'warning',
      summary: expect.stringContaining('could not read the record'),
    });
    expect(cards[0]?.detail).toContain('the EHR neither sent it along nor gave access to it');
  });

  it('is never taken for absent: a card says that the record is incomplete', async () => {
    app = await startCdsApp();
    const key = Object.entries(prefetchOf('everything-met')).find(([, value]) =>
      JSON.stringify(value).includes('34714-6'),
    )?.[0];
    const [card] = await app.cards('everything-met', { prefetch: without('everything-met', key ?? '') });
    expect(card).toMatchObject({ indicator: 'warning', summary: expect.stringContaining('Record incomplete') });
    expect(card?.summary).toContain('DEB-TACE unknown');
  });

  it('is named also where the EHR refuses the patient, and then finds nothing in any search', async () => {
    const empty = { resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] };
    app = await startCdsApp({
      fhir: ({ url, response }) =>
        url.pathname.includes('/Patient/') ? send(response, {}, 403) : send(response, empty),
    });
    const cards = await app.cards('inr-correctable', { ...access(app), prefetch: {} });
    expect(cards).toMatchObject([
      { indicator: 'warning', summary: expect.stringContaining('could not read the record') },
    ]);
    expect(cards[0]?.detail).toContain('patient details');
  });

  it('because the EHR answers with an error, is named too', async () => {
    app = await startCdsApp({ fhir: ({ response }) => send(response, {}, 500) });
    const [card] = await app.cards('inr-correctable', { ...access(app), prefetch: {} });
    expect(card?.detail).toContain('the EHR reported an internal error');
  });
});

describe('what the EHR sent along is checked again', () => {
  const sentWith = (change: (condition: Record<string, unknown>) => object) => {
    const prefetch = prefetchOf('inr-correctable');
    return { ...prefetch, condition: change(prefetch.condition as Record<string, unknown>) };
  };
  it.each<readonly [string, (condition: Record<string, unknown>) => object]>([
    [
      'cut off after a page',
      (bundle) => ({ ...bundle, link: [{ relation: 'next', url: 'https://ehr.example/fhir?page=2' }] }),
    ],
    ['fewer than it announces', (bundle) => ({ ...bundle, total: 99 })],
    ['not a search result', () => ({ resourceType: 'Bundle', type: 'collection', entry: [] })],
    ['another patient’s', () => prefetchOf('everything-met').condition as object],
  ])('%s: it is read anew', async (_, change) => {
    app = await startCdsApp({ patient: 'inr-correctable' });
    const [card] = await app.cards('inr-correctable', { ...access(app), prefetch: sentWith(change) });
    expect(app.ehr.asked).toContain('/fhir/Condition?patient=inr-correctable&_count=200');
    expect(card?.indicator).toBe('info');
  });

  it('null says that there is no such record', async () => {
    app = await startCdsApp();
    const prefetch = { ...prefetchOf('only-a-patient'), condition: null };
    expect(await app.cards('only-a-patient', { prefetch })).toEqual([]);
  });

  it('it does not hold the site’s own codes, so those are asked for', async () => {
    const means = { system: 'http://loinc.org', code: '6301-6' };
    const policy = { ...DEFAULT_POLICY, localCodes: [{ system: 'urn:north:lab', code: 'INR-N', means }] };
    app = await startCdsApp({ patient: 'inr-correctable', site: { policy } });
    await app.cards('inr-correctable', access(app));
    const asked = app.ehr.asked.map(decodeURIComponent).filter((path) => path.startsWith('/fhir'));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('urn:north:lab|INR-N');
  });
});

describe('a card when a liver procedure is ordered', () => {
  it('speaks of that therapy only, warns, and lets the clinician say why the order stands', async () => {
    app = await startCdsApp();
    const cards = await app.cards(
      'inr-correctable',
      ordering('inr-correctable', 'order-sign', [order('a', CHEMOEMBOLIZATION)]),
    );
    expect(cards).toHaveLength(1);
    expect(cards[0]).toMatchObject({ indicator: 'warning', summary: expect.stringMatching(/^DEB-TACE unknown/) });
    expect(cards[0]?.overrideReasons).toContainEqual(expect.objectContaining({ code: 'tumor-board' }));
    expect(cards[0]?.detail).not.toContain('Y90');
  });

  it('needs no reason where every criterion is met', async () => {
    app = await startCdsApp();
    await answered(app, 'everything-met', 'unresectable', 'liver-dominant');
    const [card] = await app.cards(
      'everything-met',
      ordering('everything-met', 'order-sign', [
        order('a', CHEMOEMBOLIZATION, { subject: { reference: 'Patient/everything-met' } }),
      ]),
    );
    expect(card).toMatchObject({ indicator: 'info' });
    expect(card?.overrideReasons).toBeUndefined();
  });

  it('is there for an order under a code of the site’s own, as for the standard code that it stands for', async () => {
    const means = { system: SNOMED, code: CHEMOEMBOLIZATION };
    const policy = { ...DEFAULT_POLICY, localCodes: [{ system: 'urn:north:orders', code: 'IR-TACE', means }] };
    app = await startCdsApp({ patient: 'inr-correctable', site: { policy } });
    const local = { code: { coding: [{ system: 'urn:north:orders', code: 'IR-TACE' }] } };
    for (const [hook, selections] of [['order-sign'], ['order-select', ['ServiceRequest/a']]] as const) {
      const request = ordering('inr-correctable', hook, [order('a', '', local)], selections);
      const cards = await app.cards('inr-correctable', { ...request, ...access(app) });
      expect(cards.map(({ summary }) => summary)).toEqual([expect.stringMatching(/^DEB-TACE unknown/)]);
    }
  });

  const MRN = { system: 'https://hospital.example/mrn', value: 'T-100002' };
  const inside = (identifier: object) => ({
    subject: { reference: '#p' },
    contained: [{ resourceType: 'Patient', id: 'p', identifier: [identifier] }],
  });
  const forSubject = (more: object) =>
    app.cards('inr-correctable', ordering('inr-correctable', 'order-sign', [order('a', CHEMOEMBOLIZATION, more)]));

  it.each<readonly [string, object]>([
    ['an identifier of the patient', { subject: { identifier: MRN } }],
    ['a patient inside the order with that identifier', inside(MRN)],
  ])('is there for an order whose subject is %s', async (_, more) => {
    app = await startCdsApp();
    expect((await forSubject(more)).map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/^DEB-TACE unknown/),
    ]);
  });

  it.each<readonly [string, object]>([
    ['another value of the same system', { subject: { identifier: { ...MRN, value: 'T-999' } } }],
    ['a patient inside the order with another value of it', inside({ ...MRN, value: 'T-999' })],
    ['a group', { subject: { reference: 'Group/trial-7' } }],
    ['a place', { subject: { reference: 'Location/or-2' } }],
    ['a group by identifier', { subject: { type: 'Group', identifier: MRN } }],
  ])('is not there for an order whose subject is %s', async (_, more) => {
    app = await startCdsApp();
    expect(await forSubject(more)).toEqual([]);
  });

  it.each<readonly [string, object]>([
    [
      'an identifier of a system that the chart does not have',
      { subject: { identifier: { system: 'urn:x', value: '7' } } },
    ],
    ['a patient inside the order without an identifier', inside({})],
    ['a reference within the bundle', { subject: { reference: 'urn:uuid:7f2a5f0e-7c55-4d4a-a2a6-2f1c0a3f8f11' } }],
  ])('says that it cannot be told, without a verdict, for an order whose subject is %s', async (_, more) => {
    app = await startCdsApp();
    const [card, ...others] = await forSubject(more);
    expect(others).toEqual([]);
    expect(card?.summary).toBe(
      'An order (DEB-TACE) names its patient in a way that cannot be matched with this chart; it was not checked',
    );
    expect(card).toMatchObject({
      indicator: 'warning',
      detail: expect.not.stringMatching(/Correctable|INR|Population/),
    });
  });

  it('stands beside that of an order for this patient', async () => {
    app = await startCdsApp();
    const stranger = order('b', CHEMOEMBOLIZATION, { subject: { identifier: { system: 'urn:x', value: '7' } } });
    const request = ordering('inr-correctable', 'order-sign', [order('a', CHEMOEMBOLIZATION), stranger]);
    const summaries = (await app.cards('inr-correctable', request)).map(({ summary }) => summary);
    expect(summaries).toEqual([expect.stringMatching(/^DEB-TACE unknown/), expect.stringMatching(/^An order/)]);
  });

  it.each<readonly [string, readonly object[], readonly string[]]>([
    ['an order for something else', [order('a', '80146002')], ['ServiceRequest/a']],
    ['one that is not selected', [order('a', CHEMOEMBOLIZATION), order('b', '80146002')], ['ServiceRequest/b']],
    ['one that says not to do it', [order('a', CHEMOEMBOLIZATION, { doNotPerform: true })], ['ServiceRequest/a']],
  ])('is not there for %s, and nothing is read', async (_, entry, selections) => {
    app = await startCdsApp({ patient: 'inr-correctable' });
    const request = ordering('inr-correctable', 'order-select', entry, selections);
    expect(await app.cards('inr-correctable', { ...request, ...access(app), prefetch: {} })).toEqual([]);
    expect(app.ehr.asked.filter((path) => path.startsWith('/fhir'))).toEqual([]);
  });
});

describe('feedback on a card', () => {
  const feedback = (card: unknown, more: object = {}) => ({
    feedback: [{ card, outcome: 'overridden', outcomeTimestamp: '2026-01-15T09:05:00Z', ...more }],
  });
  const overrideReason = {
    reason: { code: 'tumor-board', system: 'urn:livermet:override-reason' },
    userComment: 'Board of 14 Jan',
  };

  it('is kept beside the card for the audit', async () => {
    app = await startCdsApp();
    const [card] = await app.cards('inr-correctable');
    expect((await app.post(`${PATH}/feedback`, feedback(card?.uuid, { overrideReason }))).status).toBe(200);
    expect(await app.store.cards('north', 'inr-correctable')).toMatchObject([
      {
        uuid: card?.uuid,
        hook: 'patient-view',
        user: 'Practitioner/7',
        statuses: { 'deb-tace': 'unknown' },
        feedback: [{ outcome: 'overridden', reason: { code: 'tumor-board' }, comment: 'Board of 14 Jan' }],
      },
    ]);
  });

  it.each<readonly [string, number, (uuid: unknown) => object]>([
    ['on a card nobody was given', 404, () => feedback('00000000-0000-4000-8000-000000000000')],
    ['without a card', 400, () => feedback(undefined)],
    ['that is neither accepted nor overridden', 400, (uuid) => feedback(uuid, { outcome: 'seen' })],
    ['without a time', 400, (uuid) => feedback(uuid, { outcomeTimestamp: undefined })],
  ])('%s is refused whole (%i)', async (_, status, body) => {
    app = await startCdsApp();
    const [card] = await app.cards('inr-correctable');
    expect((await app.post(`${PATH}/feedback`, body(card?.uuid))).status).toBe(status);
    expect((await app.store.cards('north', 'inr-correctable'))[0]?.feedback).toEqual([]);
  });
});

describe('the log of a call', () => {
  it('names neither the patient nor anything of the record, nor the token', async () => {
    app = await startCdsApp();
    const token = await app.jwt();
    await app.post(PATH, hookRequest('inr-correctable'), token);
    await app.post(PATH, { hook: 'x' });
    await app.post(PATH, hookRequest('inr-correctable'), token);
    expect(app.log()).not.toMatch(/inr-correctable|Samplefield|1958-09-30|eyJ|ACCESS-1/);
  });
});
