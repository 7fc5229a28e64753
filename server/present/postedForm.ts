import { CSRF_FIELD, FORM_FIELD, type FormIdentity, SEEN_FIELD } from './formFields.ts';

/** Where a form goes, and what it carries unseen. */
export interface PostedForm {
  readonly action: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

/** @param identity for a form whose content must be saved once, and not over something newer */
export function postedForm(
  path: string,
  { launchPath, csrfToken }: { readonly launchPath: string; readonly csrfToken: string },
  identity?: FormIdentity,
): PostedForm {
  const own = identity
    ? [
        { name: FORM_FIELD, value: identity.id },
        { name: SEEN_FIELD, value: identity.seen },
      ]
    : [];
  return { action: `${launchPath}${path}`, hidden: [{ name: CSRF_FIELD, value: csrfToken }, ...own] };
}
