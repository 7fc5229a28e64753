import type { WriteBackKind } from '../../site.ts';
import type { Assessment } from '../assessment.ts';
import { formatFhirDate } from '../dates.ts';
import { CSRF_FIELD } from '../formFields.ts';
import { type PageContext, type PageFrame, pageFrame } from '../pageFrame.ts';
import { userName } from '../sourceRows.ts';
import { LOOK_FIRST, referenceText, TITLES, type WriteNotice } from './notices.ts';
import type { Proposal } from './proposal.ts';

/** How a thing that may be written stands. */
export type Standing =
  | { readonly state: 'unavailable'; readonly because: string }
  | { readonly state: 'ready' | 'sending'; readonly proposal: Proposal }
  /** `beganAt`: the attempt of which nobody knows what came. */
  | { readonly state: 'unknown'; readonly proposal: Proposal; readonly beganAt: string }
  | { readonly state: 'written'; readonly proposal: Proposal; readonly reference: string | null };

/** Something written earlier, or tried. */
interface EarlierEntry {
  readonly kind: WriteBackKind;
  readonly state: 'sending' | 'written' | 'unknown';
  readonly reference: string | null;
  readonly at: string;
  readonly by: string;
}

export interface WriteBackContext extends PageContext {
  readonly csrfToken: string;
  readonly standings: readonly (readonly [WriteBackKind, Standing])[];
  readonly earlier: readonly EarlierEntry[];
  readonly notice?: WriteNotice;
}

export interface WriteBackAction {
  readonly anchor: string;
  readonly title: string;
  readonly text: string;
  readonly fields: Proposal['fields'];
  /** The resource as it goes out, but for the document in it. */
  readonly json: string | null;
  /** Address of the document as it goes out. */
  readonly documentHref: string | null;
  /** `null` where there is nothing to confirm. */
  readonly form: {
    readonly hidden: readonly { readonly name: string; readonly value: string }[];
    readonly button: string;
  } | null;
}

export interface WriteBackPageModel extends PageFrame {
  readonly title: string;
  readonly notice: WriteNotice | null;
  readonly action: string;
  readonly actions: readonly WriteBackAction[];
  readonly earlier: readonly string[];
}

/** The step between what stands here and what stands in the EHR: exactly what will be written, to be confirmed. */
export function writeBackPage(assessment: Assessment, context: WriteBackContext): WriteBackPageModel {
  const frame = pageFrame(assessment, context, 'write-back');
  const { notice = null } = context;
  const prefix = notice?.kind === 'alert' ? 'Error: ' : '';
  return {
    ...frame,
    title: `${prefix}${frame.patient.name} - write to the EHR`,
    notice,
    action: `${context.launchPath}write-back`,
    actions: context.standings.map(([kind, standing]) => actionOf(kind, standing, assessment, context)),
    earlier: context.earlier.map(({ kind, state, reference, at, by }) => {
      const when = formatFhirDate(at, assessment.policy.timeZone);
      const outcome = state === 'written' ? referenceText(reference) : 'not known whether it stands in the EHR';
      return `${TITLES[kind]}: ${outcome} (${when}, ${userName(by)})`;
    }),
  };
}

function actionOf(
  kind: WriteBackKind,
  standing: Standing,
  { asOf }: Assessment,
  { launchPath, csrfToken }: WriteBackContext,
): WriteBackAction {
  const about = { anchor: `write-${kind}`, title: TITLES[kind], text: textOf(standing) };
  if (standing.state === 'unavailable') return { ...about, fields: [], json: null, documentHref: null, form: null };
  const { proposal } = standing;
  const isOpen = standing.state === 'ready' || standing.state === 'unknown';
  const moment = new URLSearchParams({ 'as-of': asOf });
  const hidden = [
    { name: CSRF_FIELD, value: csrfToken },
    { name: 'kind', value: kind },
    { name: 'key', value: proposal.key },
    { name: 'as-of', value: asOf },
    { name: 'began-at', value: standing.state === 'unknown' ? standing.beganAt : '' },
  ];
  return {
    ...about,
    fields: proposal.fields,
    json: JSON.stringify(proposal.resource, withoutData, 2),
    documentHref: kind === 'sheet' && isOpen ? `${launchPath}write-back/sheet.html?${moment}` : null,
    form: isOpen ? { hidden, button: standing.state === 'unknown' ? 'Try again' : 'Write this to the EHR' } : null,
  };
}

function textOf(standing: Standing): string {
  switch (standing.state) {
    case 'unavailable':
      return standing.because;
    case 'ready':
      return 'This will be written into the chart, and nothing else:';
    case 'sending':
      return 'This is being written. Load the page again in a moment.';
    case 'unknown':
      return `An earlier attempt got no answer. ${LOOK_FIRST}`;
    case 'written':
      return `This stands in the EHR: ${referenceText(standing.reference)}.`;
  }
}

/** The document stands behind a link of its own. */
const withoutData = (key: string, value: unknown): unknown =>
  key === 'data' && typeof value === 'string' ? `(the document in base64, ${value.length} characters)` : value;
