import { z } from 'zod';
import type { Tokens } from '../server/store/store.ts';

/** Servers send it as a number, as RFC 6749 says, and as a string. */
const seconds = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.number().positive());

export const tokenResponseSchema = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: seconds.optional(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
  id_token: z.string().optional(),
  patient: z.unknown().optional(),
  appContext: z.unknown().optional(),
});
export type TokenResponse = z.infer<typeof tokenResponseSchema>;

/** RFC 6749 leaves it open when a server is silent. A token that ends sooner shows by a 401, which leads to a refresh. */
const USUAL_SECONDS = 3600;

/** The tokens as the store keeps them. A refresh may leave out what stays as it was: refresh token and scope. */
export function tokensOf(response: TokenResponse, now: Date, before?: Tokens): Tokens {
  const refreshToken = response.refresh_token ?? before?.refreshToken;
  return {
    accessToken: response.access_token,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    expiresAt: new Date(now.getTime() + (response.expires_in ?? USUAL_SECONDS) * 1000).toISOString(),
    scope: response.scope ?? before?.scope ?? '',
  };
}

/**
 * The id of the patient in context, or undefined. It goes into addresses, so only what a FHIR id may hold passes
 * (and "_" and a greater length, which some servers use).
 */
export const patientOf = ({ patient }: TokenResponse): string | undefined =>
  typeof patient === 'string' && /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,128}$/.test(patient) ? patient : undefined;

/**
 * The patient that the CDS card spoke of which the user opened the app from, as a reference; undefined when the launch
 * does not come from a card of LiverMet's.
 */
export function cardPatientOf({ appContext }: TokenResponse): string | undefined {
  if (typeof appContext !== 'string') return undefined;
  try {
    return z.object({ patient: z.string() }).safeParse(JSON.parse(appContext)).data?.patient;
  } catch {
    return undefined;
  }
}
