import type { WriteBackKind } from '../../site.ts';

/** What happened to an attempt to write, for the person who made it. */
export interface WriteNotice {
  readonly kind: 'done' | 'alert' | 'limit';
  readonly title: string;
  readonly lines: readonly string[];
}

export const TITLES: Readonly<Record<WriteBackKind, string>> = {
  ecog: 'ECOG grade entered here',
  sheet: 'Tumor-board sheet',
};

const KEPT = 'What was entered here is kept, and can be written again from this page.';
const WAIT = 'Wait a minute and try again.';
const ASK_EHR = 'Trying again will not help. Ask the people who run the EHR, and quote the reason.';
const ASK_US = 'Tell the people who run LiverMet, and quote the reason.';

const WHAT_TO_DO: Readonly<Record<number, string>> = {
  401: 'Open LiverMet from the patient’s chart again and try once more.',
  403: ASK_EHR,
  404: ASK_EHR,
  405: ASK_EHR,
  409: 'Look in the chart whether it stands there already.',
  412: 'Look in the chart: it stands there already.',
  429: WAIT,
  501: ASK_EHR,
  503: WAIT,
};

/**
 * @param status HTTP status of the refusal; `undefined` when nothing could be sent
 * @param reason in words
 */
const refusedNotice = (status: number | undefined, reason: string): WriteNotice => ({
  kind: 'alert',
  title: 'Nothing was written',
  lines: [`Reason: ${reason}.`, status === undefined ? WAIT : (WHAT_TO_DO[status] ?? ASK_US), KEPT],
});

const unknownNotice = (reason: string): WriteNotice => ({
  kind: 'alert',
  title: 'It is not known whether it was written',
  lines: [`Reason: ${reason}.`, LOOK_FIRST, KEPT],
});

/** Before a second attempt whose first may have succeeded. */
export const LOOK_FIRST =
  'Look in the chart first whether it stands there. If it does not, try again: it goes out with the same identifier, so that an EHR that heeds identifiers stores it once only.';

export const writtenNotice = (kind: WriteBackKind, reference: string | null): WriteNotice => ({
  kind: 'done',
  title: 'Written to the EHR',
  lines: [`${TITLES[kind]}: ${referenceText(reference)}`],
});

/** What came of an attempt, and whether LiverMet could keep it. */
type Attempted = { readonly isKept: boolean } & (
  | { readonly kind: 'written'; readonly reference: string | null }
  | { readonly kind: 'refused'; readonly status: number | undefined; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
);

interface AttemptNotice {
  /** Of the answer: 200 when it was written. */
  readonly status: number;
  /** `null` when all went well: the page that the confirmation leads to says so. */
  readonly notice: WriteNotice | null;
}

/** @param requestId by which the log speaks of what could not be recorded */
export function attemptNotice(
  kind: WriteBackKind,
  attempt: Attempted,
  isOnTrail: boolean,
  requestId: string,
): AttemptNotice {
  const unrecorded = unrecordedLines(attempt, isOnTrail, requestId);
  const plus = (notice: WriteNotice): WriteNotice => ({ ...notice, lines: [...notice.lines, ...unrecorded] });
  switch (attempt.kind) {
    case 'refused':
      return { status: 502, notice: plus(refusedNotice(attempt.status, attempt.reason)) };
    case 'unknown':
      return { status: 504, notice: plus(unknownNotice(attempt.reason)) };
    case 'written': {
      const { lines } = writtenNotice(kind, attempt.reference);
      const title = 'Written to the EHR, but LiverMet could not record it';
      const notice: WriteNotice = { kind: 'limit', title, lines };
      return { status: 200, notice: unrecorded.length === 0 ? null : plus(notice) };
    }
  }
}

function unrecordedLines({ kind, isKept }: Attempted, isOnTrail: boolean, requestId: string): readonly string[] {
  const missing = [
    ...(isOnTrail ? [] : ['The audit trail has no entry of it.']),
    ...(isKept ? [] : ['LiverMet could not keep what came of it, and may later say that this is not known.']),
  ];
  const again = kind === 'written' ? 'Do not write it again because of that. ' : '';
  const tell = `${again}Tell the people who run LiverMet, and quote ${requestId}.`;
  return missing.length === 0 ? [] : [...missing, tell];
}

export const referenceText = (reference: string | null): string =>
  reference ?? 'the EHR accepted it and did not say under which reference';
