import ejs from 'ejs';
import express, { type Response } from 'express';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import type { FhirPort } from '../../../../server/fhir/fhirPort.ts';
import { assessLaunch } from '../../../../server/routes/assessLaunch.ts';
import { prepare } from '../../../../server/routes/writeBack/prepare.ts';
import type { WriteBackKind } from '../../../../server/site.ts';
import { memoryStore } from '../../../launch/support/testApp.ts';
import { VIEWS } from '../../../views/render.ts';
import { LAUNCH } from '../../store/contract.ts';
import { EVENT } from '../../store/event.ts';

const NOW = new Date('2026-03-01T10:10:00.000Z');
const app = express().set('views', VIEWS).engine('ejs', ejs.renderFile).set('view engine', 'ejs');

const port: FhirPort = {
  baseUrl: 'https://ehr.example/fhir',
  get: async (path) =>
    path.startsWith('Patient/')
      ? { resourceType: 'Patient', id: 'p1', name: [{ text: 'Ann Ableton' }] }
      : { resourceType: 'Bundle', type: 'searchset', entry: [] },
};

/** A launch whose token has certain scopes, at a site that lets LiverMet write certain things. */
const opened = (scope: string, writeBack?: readonly WriteBackKind[]) => ({
  launch: { ...LAUNCH, tokens: { ...LAUNCH.tokens, scope } },
  site: {
    id: 'north',
    name: 'Northern Hospital',
    iss: 'https://ehr.example/fhir',
    clientId: 'livermet',
    authentication: { kind: 'public' as const },
    endpointHosts: [],
    frameAncestors: [],
    policy: DEFAULT_POLICY,
    writeBack,
  },
  port,
});

async function prepared(
  scope: string,
  writeBack?: readonly WriteBackKind[],
  at = '2026-03-01T10:05:00.000Z',
  by = LAUNCH.user,
) {
  const store = await memoryStore();
  await store.addAnswers(
    'north',
    'p1',
    {
      form: 'form-1',
      seen: {},
      answers: [{ id: 'ecog', value: 1, at, by, form: 'form-1' }],
    },
    EVENT,
  );
  const deps = { store, now: () => NOW, appVersion: '0.1.0', requireLaunch: async () => opened(scope) };
  const launch = opened(scope, writeBack);
  const visit = { page: 'write-back', response: { locals: {} } as unknown as Response };
  const { standings } = await prepare(deps, launch, app, visit);
  const { context } = await assessLaunch(deps, launch, visit);
  return { standings: Object.fromEntries(standings), offered: context.writesBack };
}

const BOTH: readonly WriteBackKind[] = ['ecog', 'sheet'];

describe('what is offered to be written', () => {
  it('is what the site allows and the token covers', async () => {
    const { standings, offered } = await prepared('patient/Observation.c patient/DocumentReference.write', BOTH);
    expect(standings).toMatchObject({ ecog: { state: 'ready' }, sheet: { state: 'ready' } });
    expect(offered).toBe(true);
  });

  it('is nothing where the site does not allow it, whatever the token covers', async () => {
    expect(await prepared('patient/*.cruds')).toEqual({ standings: {}, offered: false });
    const { standings } = await prepared('patient/*.cruds', ['sheet']);
    expect(Object.keys(standings)).toEqual(['sheet']);
  });

  it('is not what the EHR did not grant, and the page says so', async () => {
    const { standings, offered } = await prepared('patient/Observation.rs patient/DocumentReference.c', BOTH);
    expect(standings.ecog).toEqual({
      state: 'unavailable',
      because: 'Northern Hospital has not granted LiverMet the right to write this (Observation).',
    });
    expect(standings.sheet).toMatchObject({ state: 'ready' });
    expect(offered).toBe(true);
    expect((await prepared('patient/*.rs', BOTH)).offered).toBe(false);
  });

  it('is no grade that has expired, and none that somebody else entered', async () => {
    const old = await prepared('patient/*.c', BOTH, '2025-10-01T10:00:00.000Z');
    expect(old.standings.ecog).toMatchObject({
      state: 'unavailable',
      because: expect.stringContaining('no longer counts'),
    });
    const others = await prepared('patient/*.c', BOTH, undefined, 'Practitioner/8');
    expect(others.standings.ecog).toEqual({
      state: 'unavailable',
      because: 'The ECOG grade was entered by Practitioner/8; only who entered it can write it.',
    });
  });
});
