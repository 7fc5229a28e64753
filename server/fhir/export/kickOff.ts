import { TYPES } from '../bulk/lineType.ts';
import { allowedAddress } from './allowedAddress.ts';
import { ask, type Document, documentOf, statusWords } from './ask.ts';
import { doubtedTypes } from './doubtedTypes.ts';
import type { ExportContext, ExportScope } from './exportContext.ts';
import { ExportError } from './exportError.ts';
import { patiently, refuseBusy } from './patiently.ts';

/** What the audit reads. */
const WANTED: readonly string[] = TYPES.filter((type) => type !== 'Bundle' && type !== 'OperationOutcome');
/** Many servers do not export these, and refuse a request that names them. The audit can do without, and then says so. */
const RARE: readonly string[] = ['BodyStructure', 'Medication'];

export interface KickedOff {
  readonly statusUrl: string;
  readonly types: readonly string[];
  readonly refused: readonly string[];
  /** Of those asked for: what the server may pass over, by what it says as it begins. */
  readonly doubted: readonly string[];
}

/**
 * Asks a server to begin an export. Always of everything (no `_since`): an audit counts whole records, and what has not
 * changed since some day is as much a part of them.
 *
 * @throws ExportError when the server does not take it on
 */
export async function kickOff(context: ExportContext): Promise<KickedOff> {
  const first = await begin(context, WANTED);
  if (first.status === 202) return accepted(context, first, { types: WANTED, refused: [] });
  if (first.status !== 400 && first.status !== 422) throw refusal(context, first);
  const types = WANTED.filter((type) => !RARE.includes(type));
  const second = await begin(context, types);
  if (second.status === 202) return accepted(context, second, { types, refused: RARE });
  throw refusal(context, second);
}

const begin = (context: ExportContext, types: readonly string[]): Promise<Document> =>
  patiently(context, 'the server cannot begin an export', async () =>
    documentOf(
      refuseBusy(
        await ask(context, {
          url: `${context.server.baseUrl}/${operation(context.scope)}?_type=${types.join(',')}`,
          headers: { accept: 'application/fhir+json', prefer: 'respond-async, handling=lenient' },
        }),
      ),
    ),
  );

function operation(scope: ExportScope): string {
  if (scope === 'system') return '$export';
  return scope === 'patients' ? 'Patient/$export' : `Group/${encodeURIComponent(scope.group)}/$export`;
}

function accepted(
  { server }: ExportContext,
  { headers, body }: Document,
  asked: Pick<KickedOff, 'types' | 'refused'>,
): KickedOff {
  const place = headers['content-location'];
  if (!place) throw new ExportError('the server does not say where the status of the export is (no Content-Location)');
  const doubted = doubtedTypes(body, asked.types);
  return { ...asked, doubted, statusUrl: allowedAddress(server, place, 'the status of the export') };
}

function refusal({ server, scope }: ExportContext, answer: Document): ExportError {
  const words = statusWords(answer);
  if (answer.status === 401 || answer.status === 403)
    return new ExportError(
      `the server does not let LiverMet export${words}; it needs system/*.rs at ${server.baseUrl}`,
    );
  const hint = typeof scope === 'object' && answer.status === 404 ? '; is the id of the group right?' : '';
  return new ExportError(`the server does not begin an export${words}${hint}`);
}
