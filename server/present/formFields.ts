/** The hidden fields of a form on a page about a patient. */
export const CSRF_FIELD = 'csrf';
/** A random UUID: the same form, sent twice, is saved once. */
export const FORM_FIELD = 'form';
/** What there was when the form was drawn, so that nothing newer is written over unseen. */
export const SEEN_FIELD = 'seen';
/** Which launch is to be ended. */
export const LAUNCH_FIELD = 'launch';

const HIDDEN: readonly string[] = [CSRF_FIELD, FORM_FIELD, SEEN_FIELD, LAUNCH_FIELD];
export const isHiddenField = (field: string): boolean => HIDDEN.includes(field);

/** The id of the form that was sent; `null` for one that this version did not draw. */
export function formIdOf(body: Readonly<Record<string, unknown>>): string | null {
  const id = body[FORM_FIELD];
  return typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

/** A form as it is drawn, or as it comes back with what was typed. */
export interface FormIdentity {
  readonly id: string;
  /** The text of the hidden field `seen`. */
  readonly seen: string;
}
