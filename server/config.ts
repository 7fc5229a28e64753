import { z } from 'zod';

const siteSchema = z.strictObject({
  /** Short id used in the store and in logs. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Name a clinician knows the EHR by. */
  name: z.string().min(1),
  /** FHIR base URL, matched character by character against the `iss` of a launch. */
  iss: z.url(),
  clientId: z.string().min(1),
  authentication: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('public') }),
    z.strictObject({ kind: z.literal('secret'), secret: z.string().min(16) }),
    z.strictObject({ kind: z.literal('private-key'), algorithm: z.enum(['RS384', 'ES384']) }),
  ]),
  /** Hosts (host:port) that discovery may name for the authorize and token endpoints, besides the host of `iss`. */
  endpointHosts: z.array(z.string()).default([]),
  /** Origins that may show LiverMet in a frame. */
  frameAncestors: z.array(z.string()).default([]),
  timeZone: z.string().default('UTC'),
});
export type Site = z.infer<typeof siteSchema>;

export interface Config {
  readonly port: number;
  /** Public address of the app, without a trailing slash. */
  readonly baseUrl: string;
  readonly sites: readonly Site[];
}
