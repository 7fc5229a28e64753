import { z } from 'zod';
import { asObject } from '../../chart/json.ts';
import { patientIds } from '../../chart/patientIds.ts';
import { HOOKS, type Hook } from './hooks.ts';

const text = z.string().min(1).max(512);
/** What FHIR allows as an id; anything else would change the addresses that are asked. */
const fhirId = z.string().regex(/^(Patient\/)?[A-Za-z0-9.-]{1,64}$/, 'must be a FHIR id');
const patientId = fhirId.transform((id) => id.replace(/^Patient\//, ''));

/** A Bundle that cannot be read as one would otherwise pass for one without an order of a liver procedure. */
const ordersBundle = z.object({
  resourceType: z.literal('Bundle', 'must be a Bundle'),
  entry: z.array(z.looseObject({})).optional(),
});

/** Whether every order is for the patient of the context, so far as it names a patient. */
const areOrdersFor = (patientId: string, draftOrders: z.infer<typeof ordersBundle> | undefined): boolean =>
  (draftOrders?.entry ?? [])
    .map(({ resource }) => asObject(resource))
    .filter((order) => order?.resourceType === 'ServiceRequest')
    .every((order) => patientIds(order ?? {}).every((id) => id === patientId));

const schema = z
  .object({
    hook: z.enum(Object.keys(HOOKS) as [Hook, ...Hook[]]),
    hookInstance: text,
    fhirServer: z.url().optional(),
    fhirAuthorization: z
      .object({
        access_token: text.max(16_384),
        token_type: z.literal('Bearer'),
        expires_in: z.number().int(),
        scope: z.string(),
        subject: z.string(),
        patient: patientId.optional(),
      })
      .optional(),
    context: z.object({
      userId: text,
      patientId,
      encounterId: z.string().optional(),
      draftOrders: ordersBundle.optional(),
      selections: z.array(z.string()).optional(),
    }),
    prefetch: z.record(z.string(), z.unknown()).default({}),
  })
  .refine(({ fhirAuthorization, fhirServer }) => !fhirAuthorization || fhirServer, {
    path: ['fhirServer'],
    message: 'is needed with fhirAuthorization',
  })
  .refine(({ fhirAuthorization, context }) => (fhirAuthorization?.patient ?? context.patientId) === context.patientId, {
    path: ['fhirAuthorization', 'patient'],
    message: 'is not the patient of the context',
  })
  .refine(({ hook, context }) => hook === 'patient-view' || context.draftOrders !== undefined, {
    path: ['context', 'draftOrders'],
    message: 'is needed at this hook',
  })
  .refine(({ context }) => areOrdersFor(context.patientId, context.draftOrders), {
    path: ['context', 'draftOrders'],
    message: 'holds an order for another patient than that of the context',
  })
  .refine(({ hook, context }) => hook !== 'order-select' || context.selections !== undefined, {
    path: ['context', 'selections'],
    message: 'is needed at this hook',
  });

/** A call of the service, as CDS Hooks 2.0 describes it. */
export type HookRequest = z.infer<typeof schema>;

export type ParsedHook =
  | { readonly ok: true; readonly request: HookRequest }
  | { readonly ok: false; readonly problem: string };

/** The body of a call, or the first thing that is wrong with it: which field, and how; never what it held. */
export function parseHookRequest(body: unknown): ParsedHook {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, request: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, problem: `${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'cannot be read'}` };
}
