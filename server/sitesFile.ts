import { z } from 'zod';
import { DEFAULT_POLICY, type Policy } from './chart/policy.ts';
import { ConfigError, linesOf } from './configError.ts';
import { CAUTION_IDS } from './criteria/cautions/cautionId.ts';
import { limitProblem } from './criteria/limitProblem.ts';
import { CRITERIA } from './criteria/therapies.ts';
import { WRITE_BACK_KINDS } from './site.ts';
import { isTrustworthyUrl } from './trustworthyUrl.ts';

/** The criteria with a number, whose limit a site may set. */
const LIMITED = [...new Set(Object.values(CRITERIA).flat())].filter(({ rule }) => rule.kind === 'number');

const days = z.number().int().positive().max(3650);
/** Three calendar months are 89 to 92 days. A window without them would not be about the visit that the series assessed. */
const followUpDays = z.strictObject({
  from: z.number().int().positive().max(89, 'must be at most 89, so that the visit at three months lies in the window'),
  to: z.number().int().min(92, 'must be at least 92, so that the visit at three months lies in the window').max(365),
});
const coding = { system: z.string().min(1), code: z.string().min(1) };
/** What a site may decide (see `Policy`). Any part of it. */
export const policySchema = z
  .strictObject({
    timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin'),
    lookBackDays: z
      .strictObject({
        laboratory: days,
        performanceStatus: days,
        lesions: days,
        attestation: days,
        bodyMeasurements: days,
        medications: days,
      })
      .partial(),
    followUpDays,
    limits: z.partialRecord(z.enum(LIMITED.map(({ id }) => id)), z.number()).superRefine(refuseOddLimits),
    localCodes: z.array(z.strictObject({ ...coding, means: z.strictObject(coding) })),
    cautionsOff: z.array(
      z.enum(CAUTION_IDS, { error: 'must be the id of a caution, as the page /criteria/cautions lists them' }),
    ),
  })
  .partial();

const hostPattern = /^[a-z0-9.-]+(:\d+)?$/;
/** Plain http only on this very machine: elsewhere anybody on the way could frame a page of a patient. */
const originPattern = /^(https:\/\/(\*\.)?[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?$/;
const authenticationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('public') }),
  z.strictObject({ kind: z.literal('secret'), secretFile: z.string().min(1) }),
  z.strictObject({ kind: z.literal('private-key'), algorithm: z.enum(['RS384', 'ES384']), keyFile: z.string().min(1) }),
]);

const cdsClientSchema = z.strictObject({
  issuer: z.string().min(1),
  jwksUrl: z.string().refine(isTrustworthyUrl, 'must be an https address'),
});

const users = z.array(
  z.string().regex(/^[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/, 'must be a fhirUser such as Practitioner/7'),
);

/** Where it is silent, the site's own: `iss`, `clientId` and a private key. */
const bulkSchema = z.strictObject({
  baseUrl: z
    .string()
    .refine((url) => isTrustworthyUrl(url) && !url.includes('?'), 'must be an https address, no query')
    .optional(),
  clientId: z.string().min(1).optional(),
  algorithm: z.enum(['RS384', 'ES384']).optional(),
  keyFile: z.string().min(1).optional(),
  tokenUrl: z.string().refine(isTrustworthyUrl, 'must be an https address').optional(),
  fileHosts: z.array(z.string().regex(hostPattern, 'must be host or host:port')).default([]),
  group: z.string().min(1).max(200).optional(),
});

/** A site as the sites file states it (see `Site`). Secrets and keys stand in files of their own, which it only names. */
const siteSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be 1 to 40 of a-z, 0-9 and -'),
  name: z.string().min(1).max(100),
  iss: z.string().refine((iss) => isTrustworthyUrl(iss) && !iss.includes('?'), 'must be an https address, no query'),
  clientId: z.string().min(1),
  authentication: authenticationSchema,
  scope: z.string().min(1).superRefine(refuseScopes).optional(),
  endpointHosts: z.array(z.string().regex(hostPattern, 'must be host or host:port')).default([]),
  frameAncestors: z
    .array(z.string().regex(originPattern, 'must be an https origin such as https://ehr.example'))
    .default([]),
  cdsHooks: cdsClientSchema.optional(),
  writeBack: z.array(z.enum(WRITE_BACK_KINDS)).optional(),
  privacyOfficers: users.default([]),
  qualityTeam: users.default([]),
  bulk: bulkSchema.optional(),
  audit: z.strictObject({ folder: z.string().min(1) }).optional(),
  policy: policySchema.default({}),
});
export type SiteEntry = z.infer<typeof siteSchema>;

const fileSchema = z.strictObject({ sites: z.array(siteSchema).min(1) });

/**
 * The sites of a sites file, `{ "sites": [...] }`, as they stand there.
 *
 * @param name how the file is called in error lines
 * @throws ConfigError
 */
export function parseSitesFile(text: string, name: string): readonly SiteEntry[] {
  const parsed = fileSchema.safeParse(parseJson(text, name));
  if (!parsed.success) throw new ConfigError(linesOf(parsed.error, name));
  const { sites } = parsed.data;
  const twice = (['id', 'iss'] as const).flatMap((field) =>
    repeated(sites.map((site) => site[field])).map((value) => `${name}: two sites have the ${field} ${value}`),
  );
  const problems = [...twice, ...contradictingCdsClients(sites, name)];
  if (problems.length > 0) throw new ConfigError(problems);
  return sites;
}

/** Tenants may share a CDS client; then its keys stand in one place. */
function contradictingCdsClients(sites: readonly SiteEntry[], name: string): readonly string[] {
  const clients = sites.flatMap(({ cdsHooks }) => (cdsHooks ? [cdsHooks] : []));
  const places = Map.groupBy(clients, ({ issuer }) => issuer);
  return [...places]
    .filter(([, same]) => new Set(same.map(({ jwksUrl }) => jwksUrl)).size > 1)
    .map(([issuer]) => `${name}: cdsHooks: the issuer ${issuer} has different jwksUrl at two sites`);
}

/** What a site decides; where it is silent, LiverMet's own values. */
export function policyOf({ policy }: Pick<SiteEntry, 'policy'>): Policy {
  const { timeZone, lookBackDays = {}, followUpDays, limits = {}, localCodes = [], cautionsOff = [] } = policy;
  const usual = DEFAULT_POLICY.lookBackDays;
  return {
    timeZone: timeZone ?? DEFAULT_POLICY.timeZone,
    lookBackDays: {
      laboratory: lookBackDays.laboratory ?? usual.laboratory,
      performanceStatus: lookBackDays.performanceStatus ?? usual.performanceStatus,
      lesions: lookBackDays.lesions ?? usual.lesions,
      attestation: lookBackDays.attestation ?? usual.attestation,
      bodyMeasurements: lookBackDays.bodyMeasurements ?? usual.bodyMeasurements,
      medications: lookBackDays.medications ?? usual.medications,
    },
    followUpDays: followUpDays ?? DEFAULT_POLICY.followUpDays,
    limits,
    localCodes,
    cautionsOff,
  };
}

function refuseOddLimits(limits: Readonly<Record<string, number>>, context: z.RefinementCtx): void {
  for (const criterion of LIMITED) {
    const value = limits[criterion.id];
    const message = value === undefined ? undefined : limitProblem(criterion, value);
    if (message !== undefined) context.addIssue({ code: 'custom', path: [criterion.id], message });
  }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ConfigError([`${name}: is not JSON`]);
  }
}

/** Without these every launch would fail, or be in nobody's name: no patient, no id_token, no name of the user. */
const NEEDED_SCOPES = [['launch', 'launch/patient'], ['openid'], ['fhirUser', 'profile']] as const;

function refuseScopes(scope: string, context: z.RefinementCtx): void {
  const named = scope.split(' ');
  const missing = NEEDED_SCOPES.filter((either) => !either.some((one) => named.includes(one)));
  if (missing.length === 0) return;
  const message = `must ask for ${missing.map((either) => either.join(' or ')).join(', ')} too; without it no launch can succeed`;
  context.addIssue({ code: 'custom', message });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const repeated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
