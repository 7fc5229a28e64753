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
export const refusedNotice = (status: number | undefined, reason: string): WriteNotice => ({
  kind: 'alert',
  title: 'Nothing was written',
  lines: [`Reason: ${reason}.`, status === undefined ? WAIT : (WHAT_TO_DO[status] ?? ASK_US), KEPT],
});

export const unknownNotice = (reason: string): WriteNotice => ({
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

export const referenceText = (reference: string | null): string =>
  reference ?? 'the EHR accepted it and did not say under which reference';
