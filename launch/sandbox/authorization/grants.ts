import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import type { EhrLaunch, Launches } from '../launches.ts';

/** What a grant was given for; without a patient when only the user was asked for. */
export type GrantedContext = Pick<EhrLaunch, 'needPatientBanner' | 'appContext'> &
  Partial<Pick<EhrLaunch, 'patientId'>>;

/** Remembers in which context each grant was given: that makes a token one patient's. */
export interface Grants {
  readonly contextOf: (grantId: string) => GrantedContext | undefined;
  /** Grants all that was asked for, once per launch and never from an earlier one: two patients in two tabs stay apart. */
  readonly load: (ctx: KoaContextWithOIDC) => Promise<Grant | undefined>;
  /** Whether the user has to say something first: that the app may open, or for which patient. */
  readonly needsAnswer: (ctx: KoaContextWithOIDC) => boolean;
}

export function createGrants(launches: Launches, fhirBase: string): Grants {
  const given = new Map<string, GrantedContext>();
  const needsAnswer = (ctx: KoaContextWithOIDC) =>
    choosesPatient(ctx)
      ? chosenPatient(ctx) === undefined
      : launchOfRequest(launches, ctx)?.consent === 'ask' && ctx.oidc.result?.consent === undefined;
  return {
    contextOf: (grantId) => given.get(grantId),
    needsAnswer,
    async load(ctx) {
      keepOfflineAccess(ctx);
      const context = contextOfRequest(launches, ctx);
      const { client, session } = ctx.oidc;
      if (context === undefined || needsAnswer(ctx) || client === undefined || session?.accountId === undefined) {
        return undefined;
      }
      const grant = new ctx.oidc.provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope([...ctx.oidc.requestParamOIDCScopes].join(' '));
      grant.addResourceScope(fhirBase, [...ctx.oidc.requestParamScopes].join(' '));
      given.set(await grant.save(), context);
      return grant;
    },
  };
}

const launchOfRequest = (launches: Launches, ctx: KoaContextWithOIDC): EhrLaunch | undefined =>
  launches.find(String(ctx.oidc.params?.launch));

/** Of an EHR launch the chart it came from; else the patient whom the user chose, where the app asked for one. */
function contextOfRequest(launches: Launches, ctx: KoaContextWithOIDC): GrantedContext | undefined {
  if (ctx.oidc.params?.launch !== undefined) return launchOfRequest(launches, ctx);
  if (!choosesPatient(ctx)) return { needPatientBanner: false };
  const patientId = chosenPatient(ctx);
  return patientId === undefined ? undefined : { patientId, needPatientBanner: true };
}

/** A standalone launch for a patient. */
const choosesPatient = ({ oidc }: KoaContextWithOIDC): boolean =>
  oidc.params?.launch === undefined && isPatientAsked(String(oidc.params?.scope ?? ''));

const isPatientAsked = (scope: string): boolean => scope.split(' ').includes('launch/patient');

function chosenPatient({ oidc }: KoaContextWithOIDC): string | undefined {
  const patient = oidc.result?.patient;
  return typeof patient === 'string' ? patient : undefined;
}

/** OpenID Connect drops offline_access unless the user is prompted; SMART apps ask for it without a prompt. */
function keepOfflineAccess(ctx: KoaContextWithOIDC): void {
  const asked = String(ctx.query.scope ?? '').split(' ');
  const { params } = ctx.oidc;
  if (params === undefined || !asked.includes('offline_access') || ctx.oidc.requestParamScopes.has('offline_access'))
    return;
  params.scope = `${params.scope} offline_access`;
}
