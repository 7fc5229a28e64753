import { generateKeyPairSync } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../server/chart/policy.ts';
import { ConfigError, type Environment, loadConfig } from '../../server/config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const SITE = {
  id: 'north',
  name: 'Northern Hospital',
  iss: 'https://ehr.example/fhir',
  clientId: 'livermet',
  authentication: { kind: 'public' },
};
const SITES = { SITES_FILE: '/etc/livermet/sites.json', LIVERMET_KEY: KEY, DATABASE_FILE: '/data/livermet.sqlite' };
const PRODUCTION = { ...SITES, NODE_ENV: 'production', BASE_URL: 'https://livermet.example' };

type Files = Readonly<Record<string, unknown>>;
const fileOf = (...sites: readonly object[]): Files => ({ '/etc/livermet/sites.json': { sites } });

/** Reads files that are texts or will be JSON; any other is not there. */
const load = (environment: Environment, files: Files = fileOf(SITE)) =>
  loadConfig(environment, (path) => {
    const file = files[path];
    if (file === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return typeof file === 'string' ? file : JSON.stringify(file);
  });

function problemsOf(environment: Environment, files?: Files): readonly string[] {
  try {
    load(environment, files);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const { problems, message } = error as ConfigError;
    expect(problems.every((line) => !line.includes('\n'))).toBe(true);
    expect(message).toBe(problems.join('\n'));
    return problems;
  }
}

describe('without any setting', () => {
  it('LiverMet runs with the sandbox on this machine and keeps nothing', () => {
    expect(load({})).toEqual({
      mode: 'sandbox',
      production: false,
      port: 8080,
      sandboxPort: 8081,
      baseUrl: 'http://localhost:8080',
      sites: [],
      databaseFile: ':memory:',
      databaseUrl: undefined,
      encryptionKey: expect.any(Uint8Array),
      oldKeys: [],
      launchHours: 8,
      launchIdleMinutes: 60,
      metricsPort: undefined,
      pageThreads: 0,
      requestsPerMinute: 3000,
      trustedProxies: 0,
      chartSeconds: 10,
      stopSeconds: 8,
      drainSeconds: 0,
      sitesFile: undefined,
      auditFolder: undefined,
      auditKeepDays: 90,
    });
  });

  it('the key is a new one at every start', () => {
    const [a, b] = [load({}), load({})];
    expect(a.encryptionKey).toHaveLength(32);
    expect(a.encryptionKey).not.toEqual(b.encryptionKey);
  });

  it('an empty variable counts as not set', () => {
    expect(load({ PORT: '', BASE_URL: '', SITES_FILE: '', LIVERMET_KEY: '', DEBUG: '' }).port).toBe(8080);
  });
});

describe('a setting', () => {
  it.each<[Environment, object]>([
    [{ PORT: '9000' }, { port: 9000, baseUrl: 'http://localhost:9000' }],
    [{ SANDBOX_PORT: '9001' }, { sandboxPort: 9001 }],
    [{ BASE_URL: 'https://livermet.example/' }, { baseUrl: 'https://livermet.example' }],
    [{ BASE_URL: 'http://127.0.0.1:9000' }, { baseUrl: 'http://127.0.0.1:9000' }],
    [{ DATABASE_FILE: 'x.sqlite' }, { databaseFile: 'x.sqlite' }],
    [{ LIVERMET_KEY: KEY }, { encryptionKey: Buffer.alloc(32, 7) }],
    [{ LIVERMET_OLD_KEYS: `${KEY},${KEY}` }, { oldKeys: [Buffer.alloc(32, 7), Buffer.alloc(32, 7)] }],
    [
      { DATABASE_URL: 'postgres://app:word@db.example/livermet' },
      { databaseUrl: expect.stringContaining('db.example') },
    ],
    [{ LAUNCH_HOURS: '0.5' }, { launchHours: 0.5 }],
    [{ PAGE_THREADS: '3' }, { pageThreads: 3 }],
    [{}, { pageThreads: 0 }],
    [
      { DRAIN_SECONDS: '2', STOP_SECONDS: '2' },
      { drainSeconds: 2, stopSeconds: 2 },
    ],
  ])('is taken: %j', (environment, expected) => {
    expect(load(environment)).toMatchObject(expected);
  });

  it.each<[Environment, string]>([
    [{ PORT: 'http' }, 'PORT: '],
    [{ PORT: '70000' }, 'PORT: '],
    [{ SANDBOX_PORT: '1.5' }, 'SANDBOX_PORT: '],
    [{ BASE_URL: 'livermet.example' }, 'BASE_URL: must be an origin'],
    [{ BASE_URL: 'http://livermet.example' }, 'BASE_URL: must be an origin'],
    [{ BASE_URL: 'https://livermet.example/app' }, 'BASE_URL: must be an origin'],
    [{ BASE_URL: 'https://user:word@livermet.example' }, 'BASE_URL: must be an origin'],
    [{ LIVERMET_KEY: 'short' }, 'LIVERMET_KEY: must be 32 bytes in base64'],
    [{ LIVERMET_KEY: Buffer.alloc(31).toString('base64') }, 'LIVERMET_KEY: must be 32 bytes in base64'],
    [{ LIVERMET_OLD_KEYS: `${KEY}, ${KEY}` }, 'LIVERMET_OLD_KEYS: must be keys of 32 bytes in base64'],
    [{ DATABASE_URL: 'mysql://app:word@db.example/livermet' }, 'DATABASE_URL: must be the address of a PostgreSQL'],
    [
      { DATABASE_URL: 'postgres://app:word@db/livermet', DATABASE_FILE: 'x' },
      'DATABASE_URL: is set, and DATABASE_FILE',
    ],
    [{ LAUNCH_HOURS: '9' }, 'LAUNCH_HOURS: '],
    [{ LAUNCH_HOURS: '0' }, 'LAUNCH_HOURS: '],
    [{ DRAIN_SECONDS: '1.5' }, 'DRAIN_SECONDS: '],
    [{ PAGE_THREADS: '65' }, 'PAGE_THREADS: '],
    [{ DRAIN_SECONDS: '9' }, 'DRAIN_SECONDS: must not be more than STOP_SECONDS'],
  ])('that is wrong is one line that names it and not its value: %j', (environment, line) => {
    const [problem, ...others] = problemsOf(environment);
    expect(others).toEqual([]);
    expect(problem).toContain(line);
    expect(problem).not.toContain('word');
  });

  it('that is wrong does not hide the next one', () => {
    const problems = problemsOf({ ...PRODUCTION, PORT: 'x', LIVERMET_KEY: 'x', BASE_URL: 'x', DEBUG: '*' }, {});
    expect(problems.map((line) => line.split(':')[0]).sort()).toEqual([
      'BASE_URL',
      'DEBUG',
      'LIVERMET_KEY',
      'PORT',
      'SITES_FILE',
    ]);
  });
});

describe('in production', () => {
  it('threads draw pages, one a core but one and at most four, or as many as is said', () => {
    const threads = (environment: Environment) => load({ ...PRODUCTION, ...environment }).pageThreads;
    expect(threads({})).toBe(Math.min(4, availableParallelism() - 1));
    expect(threads({ PAGE_THREADS: '0' })).toBe(0);
    expect(threads({ PAGE_THREADS: '9' })).toBe(9);
  });

  it('LiverMet starts with sites, key, database and address', () => {
    expect(load(PRODUCTION)).toMatchObject({ mode: 'sites', production: true, baseUrl: 'https://livermet.example' });
  });

  it.each([
    ['five seconds', {}, 5],
    ['as long as stopping may take, if that is less,', { STOP_SECONDS: '2' }, 2],
    ['as long as is said', { DRAIN_SECONDS: '0' }, 0],
  ])('it serves on for %s when it is told to stop', (_, more, drainSeconds) => {
    expect(load({ ...PRODUCTION, ...more })).toMatchObject({ drainSeconds });
  });

  it('it has stopped by itself before Docker, which waits ten seconds, kills it', () => {
    expect(load(PRODUCTION).stopSeconds).toBeLessThan(10);
  });

  it('it refuses to start without a sites file, and says why', () => {
    const { SITES_FILE: _, ...without } = PRODUCTION;
    const [line] = problemsOf(without);
    expect(line).toMatch(/^SITES_FILE: is needed in production.*sandbox EHR signs anybody in/);
  });

  it.each(['LIVERMET_KEY', 'DATABASE_FILE', 'BASE_URL'])('it refuses to start without %s', (name) => {
    expect(problemsOf({ ...PRODUCTION, [name]: undefined })).toEqual([expect.stringContaining(`${name}: is needed`)]);
  });

  it.each([
    ['postgres://livermet@db.hospital.example/livermet', 1],
    ['postgres://livermet@db.hospital.example/livermet?sslmode=prefer', 1],
    ['postgres://livermet@db.hospital.example/livermet?sslmode=disable', 1],
    ['postgres://livermet@db.hospital.example/livermet?sslmode=verify-full', 0],
    ['postgres://livermet@db.hospital.example/livermet?sslmode=require', 0],
    ['postgres://livermet@localhost/livermet', 0],
    ['postgres://livermet@[::1]:5432/livermet', 0],
  ])('it reaches a database on another machine by TLS alone: %s', (DATABASE_URL, problems) => {
    const found = problemsOf({ ...PRODUCTION, DATABASE_FILE: undefined, DATABASE_URL });
    expect(found).toEqual(problems === 0 ? [] : [expect.stringContaining('DATABASE_URL: must ask for TLS')]);
  });

  it.each(['FHIR*', '*', 'FHIR:oauth2', 'express:*', 'F*'])('it refuses DEBUG=%s, which prints tokens', (DEBUG) => {
    expect(problemsOf({ ...PRODUCTION, DEBUG })).toEqual([expect.stringContaining('DEBUG: must not be set')]);
    expect(problemsOf({ DEBUG })).toEqual([]);
  });

  it.each(['0', 'false', 'off', ''])('it takes DEBUG=%j for what it means', (DEBUG) => {
    expect(problemsOf({ ...PRODUCTION, DEBUG })).toEqual([]);
  });
});

describe('a sites file', () => {
  it.each(['LIVERMET_KEY', 'DATABASE_FILE'])('needs %s outside production too: tokens and answers are real', (name) => {
    expect(problemsOf({ ...SITES, [name]: undefined })).toEqual([expect.stringContaining(`${name}: is needed`)]);
  });

  it('is read with LiverMet’s own values where it is silent', () => {
    expect(load(SITES).sites).toEqual([
      {
        ...SITE,
        endpointHosts: [],
        frameAncestors: [],
        privacyOfficers: [],
        qualityTeam: [],
        policy: DEFAULT_POLICY,
      },
    ]);
  });

  it('may set a site’s policy, hosts, frames and scope', () => {
    const site = {
      ...SITE,
      scope: 'launch openid fhirUser patient/*.rs',
      endpointHosts: ['signin.ehr.example:8443'],
      frameAncestors: ['https://*.ehr.example'],
      privacyOfficers: ['Practitioner/7'],
      qualityTeam: ['Practitioner/8'],
      policy: {
        timeZone: 'Europe/Berlin',
        lookBackDays: { laboratory: 14 },
        followUpDays: { from: 75, to: 105 },
        cautionsOff: ['y90-labelled-use'],
      },
    };
    expect(load(SITES, fileOf(site)).sites[0]).toEqual({
      ...site,
      policy: {
        limits: {},
        cautionsOff: ['y90-labelled-use'],
        localCodes: [],
        timeZone: 'Europe/Berlin',
        lookBackDays: { ...DEFAULT_POLICY.lookBackDays, laboratory: 14 },
        followUpDays: { from: 75, to: 105 },
      },
    });
  });

  it.each<[string, object, string]>([
    ['plain http', { iss: 'http://ehr.example/fhir' }, 'sites.0.iss'],
    ['an iss with a query', { iss: 'https://ehr.example/fhir?x=1' }, 'sites.0.iss'],
    ['an iss with a fragment', { iss: 'https://ehr.example/fhir#x' }, 'sites.0.iss'],
    ['an id with other characters', { id: 'North Site' }, 'sites.0.id'],
    ['a host with a path', { endpointHosts: ['ehr.example/x'] }, 'sites.0.endpointHosts.0'],
    [
      'a frame that would end the header',
      { frameAncestors: ['https://a.example; script-src *'] },
      'sites.0.frameAncestors.0',
    ],
    ['something else to write', { writeBack: ['labs'] }, 'sites.0.writeBack.0'],
    [
      'a frame over plain http',
      { frameAncestors: ['http://ehr.example'] },
      'sites.0.frameAncestors.0: must be an https origin',
    ],
    [
      'scopes that only read',
      { scope: 'patient/*.read' },
      'sites.0.scope: must ask for launch or launch/patient, openid, fhirUser or profile too',
    ],
    [
      'scopes without the launch',
      { scope: 'openid fhirUser patient/*.rs launch/encounter' },
      'sites.0.scope: must ask for launch or launch/patient too',
    ],
    ['scopes without a user', { scope: 'launch openid patient/*.rs' }, 'must ask for fhirUser or profile too'],
    ['a frame for everybody', { frameAncestors: ['*'] }, 'sites.0.frameAncestors.0'],
    ['a time zone that is none', { policy: { timeZone: 'Berlin' } }, 'sites.0.policy.timeZone'],
    ['a look-back of nothing', { policy: { lookBackDays: { lesions: 0 } } }, 'sites.0.policy.lookBackDays.lesions'],
    ['half a follow-up window', { policy: { followUpDays: { from: 75 } } }, 'sites.0.policy.followUpDays.to'],
    [
      'a follow-up window that begins after three months',
      { policy: { followUpDays: { from: 90, to: 120 } } },
      'sites.0.policy.followUpDays.from: must be at most 89, so that the visit at three months lies in the window',
    ],
    [
      'a follow-up window that ends before three months',
      { policy: { followUpDays: { from: 30, to: 91 } } },
      'sites.0.policy.followUpDays.to: must be at least 92, so that the visit at three months lies in the window',
    ],
    [
      'a follow-up window of part of a day',
      { policy: { followUpDays: { from: 75.5, to: 105 } } },
      'sites.0.policy.followUpDays.from',
    ],
    [
      'a limit in another unit',
      { policy: { limits: { creatinine: 177 } } },
      'sites.0.policy.limits.creatinine: must be 0.5 to 8 mg/dL (the series: 2)',
    ],
    ['a limit far below', { policy: { limits: { platelets: 5 } } }, 'limits.platelets: must be 12.5 to 200 10*9/L'],
    [
      'a limit that everybody keeps',
      { policy: { limits: { ecog: 5 } } },
      'limits.ecog: must be a whole number from 0 to 4',
    ],
    ['half a grade', { policy: { limits: { ecog: 1.5 } } }, 'limits.ecog: must be a whole number from 0 to 4'],
    [
      'no lesion at all',
      { policy: { limits: { 'lesion-count': 0 } } },
      'limits.lesion-count: must be a whole number from 1 to 6',
    ],
    ['a limit of a statement', { policy: { limits: { unresectable: 1 } } }, 'sites.0.policy.limits'],
    [
      'a secret in its text',
      { authentication: { kind: 'secret', secret: 'SECRET-0123456789' } },
      'sites.0.authentication',
    ],
    ['a caution that does not exist', { policy: { cautionsOff: ['y90-weather'] } }, 'sites.0.policy.cautionsOff.0'],
    ['a setting that does not exist', { lookBackDay: 3 }, 'lookBackDay'],
  ])('with %s is refused, with the place', (_, more, place) => {
    const problems = problemsOf(SITES, fileOf({ ...SITE, ...more }));
    expect(problems.join('\n')).toContain(place);
    expect(problems.every((line) => line.startsWith('/etc/livermet/sites.json: '))).toBe(true);
    expect(problems.join('\n')).not.toContain('SECRET-');
  });

  it.each(['http://localhost:8443', 'http://127.0.0.1', 'https://ehr.example:8443'])(
    'may name a frame on this machine, or elsewhere by https: %s',
    (origin) => {
      expect(load(SITES, fileOf({ ...SITE, frameAncestors: [origin] })).sites[0]?.frameAncestors).toEqual([origin]);
    },
  );

  it.each(['launch/patient openid profile patient/*.read', 'openid launch fhirUser patient/*.rs'])(
    'may name scopes that a launch can succeed with: %s',
    (scope) => {
      expect(load(SITES, fileOf({ ...SITE, scope })).sites[0]?.scope).toBe(scope);
    },
  );

  it('sets each look-back by itself', () => {
    for (const kind of Object.keys(DEFAULT_POLICY.lookBackDays)) {
      const site = { ...SITE, policy: { lookBackDays: { [kind]: 7 } } };
      expect(load(SITES, fileOf(site)).sites[0]?.policy.lookBackDays).toEqual({
        ...DEFAULT_POLICY.lookBackDays,
        [kind]: 7,
      });
    }
  });

  it('may have limits within reason, and a byte order mark', () => {
    const limits = { ecog: 0, 'lesion-count': 5, 'lesion-size': 3.5, 'total-bilirubin': 3, inr: 1.8, platelets: 75 };
    const text = `\uFEFF${JSON.stringify({ sites: [{ ...SITE, policy: { limits } }] })}`;
    expect(load(SITES, { '/etc/livermet/sites.json': text }).sites[0]?.policy.limits).toEqual(limits);
  });

  it.each<[string, Files, string]>([
    ['that is not there', {}, 'SITES_FILE: cannot read /etc/livermet/sites.json (ENOENT)'],
    ['that is no JSON', { '/etc/livermet/sites.json': '{' }, '/etc/livermet/sites.json: is not JSON'],
    [
      'with one id twice',
      fileOf(SITE, { ...SITE, iss: 'https://b.example' }),
      '/etc/livermet/sites.json: two sites have the id north',
    ],
    [
      'with one iss twice',
      fileOf(SITE, { ...SITE, id: 'b' }),
      '/etc/livermet/sites.json: two sites have the iss https://ehr.example/fhir',
    ],
  ])('%s is refused', (_, files, line) => {
    expect(problemsOf(SITES, files)).toEqual([line]);
  });

  it('without a site is refused', () => {
    expect(problemsOf(SITES, fileOf())).toHaveLength(1);
  });
});

describe('the secrets of a site', () => {
  const withSecret = fileOf({ ...SITE, authentication: { kind: 'secret', secretFile: 'north.secret' } });
  const withKey = (algorithm: string) =>
    fileOf({ ...SITE, authentication: { kind: 'private-key', algorithm, keyFile: '/run/secrets/north.jwk' } });
  const rsa = (modulusLength: number) => ({
    ...generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ format: 'jwk' }),
    kid: 'rsa',
  });
  const ec = (namedCurve: string) => ({
    ...generateKeyPairSync('ec', { namedCurve }).privateKey.export({ format: 'jwk' }),
    kid: 'ec',
  });

  it('stand in files of their own, named relative to the sites file', () => {
    const files = { ...withSecret, '/etc/livermet/north.secret': 'SECRET-0123456789\n' };
    expect(load(SITES, files).sites[0]?.authentication).toEqual({ kind: 'secret', secret: 'SECRET-0123456789' });
  });

  it('may be a JWK, or a JWK Set whose first key signs', () => {
    const [a, b] = [rsa(3072), { ...rsa(3072), kid: 'next' }];
    const one = load(SITES, { ...withKey('RS384'), '/run/secrets/north.jwk': a }).sites[0]?.authentication;
    const two = load(SITES, { ...withKey('RS384'), '/run/secrets/north.jwk': { keys: [a, b] } }).sites[0]
      ?.authentication;
    expect(one).toEqual({ kind: 'private-key', algorithm: 'RS384', privateKeys: [a] });
    expect(two).toEqual({ kind: 'private-key', algorithm: 'RS384', privateKeys: [a, b] });
    const curve = ec('P-384');
    const three = load(SITES, { ...withKey('ES384'), '/run/secrets/north.jwk': curve }).sites[0]?.authentication;
    expect(three).toMatchObject({ privateKeys: [curve] });
  });

  it.each<[string, string, unknown]>([
    ['an RSA key of 1024 bits', 'RS384', rsa(1024)],
    ['another curve', 'ES384', ec('P-256')],
    ['a key for the other algorithm', 'ES384', rsa(3072)],
    ['a key without kid', 'RS384', { ...rsa(3072), kid: undefined }],
    [
      'a public key',
      'RS384',
      { ...rsa(3072), d: undefined, p: undefined, q: undefined, dp: undefined, dq: undefined, qi: undefined },
    ],
    ['a shared secret', 'RS384', { kty: 'oct', k: 'c2VjcmV0', kid: 'x' }],
    ['a second key that does not fit', 'RS384', { keys: [rsa(3072), ec('P-384')] }],
    ['no key', 'RS384', { keys: [] }],
    ['no JSON', 'RS384', 'PRIVATE KEY'],
  ])('are refused when they are %s, and not quoted', (_, algorithm, jwk) => {
    const [problem, ...others] = problemsOf(SITES, { ...withKey(algorithm), '/run/secrets/north.jwk': jwk });
    expect(others).toEqual([]);
    expect(problem).toMatch(/^site north: keyFile: must be a JWK or JWK Set of private [RE]S384 keys/);
    expect(problem).not.toContain('PRIVATE');
  });

  it('are refused when they are too short or not there, for every site at once', () => {
    const other = {
      ...SITE,
      id: 'south',
      iss: 'https://south.example',
      authentication: { kind: 'secret', secretFile: 's' },
    };
    const north = { ...SITE, authentication: { kind: 'secret', secretFile: 'n' } };
    expect(problemsOf(SITES, { ...fileOf(north, other), '/etc/livermet/s': 'short' })).toEqual([
      '/etc/livermet/sites.json: site north: secretFile: cannot read /etc/livermet/n (ENOENT)',
      'site south: secretFile: holds fewer than 16 characters',
    ]);
  });
});

describe('the CDS Hooks client of a site', () => {
  const client = { issuer: 'https://cds.example', jwksUrl: 'https://cds.example/jwks' };
  const south = { ...SITE, id: 'south', iss: 'https://south.example/fhir' };

  it('may serve several tenants', () => {
    const sites = fileOf({ ...SITE, cdsHooks: client }, { ...south, cdsHooks: client });
    expect(load(SITES, sites).sites.map(({ cdsHooks }) => cdsHooks)).toEqual([client, client]);
  });

  it('has its keys in one place', () => {
    const elsewhere = { ...client, jwksUrl: 'https://other.example/jwks' };
    expect(problemsOf(SITES, fileOf({ ...SITE, cdsHooks: client }, { ...south, cdsHooks: elsewhere }))).toEqual([
      '/etc/livermet/sites.json: cdsHooks: the issuer https://cds.example has different jwksUrl at two sites',
    ]);
  });

  it('has keys that nobody can change on the way', () => {
    const cdsHooks = { ...client, jwksUrl: 'http://cds.example/jwks' };
    expect(problemsOf(SITES, fileOf({ ...SITE, cdsHooks }))[0]).toContain('jwksUrl: must be an https address');
  });
});
