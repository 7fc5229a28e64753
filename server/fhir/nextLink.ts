import { asList, asText, type Json } from '../chart/json.ts';

/** What follows a page: nothing, another page, or a link that must not be opened. */
export type Next =
  | { readonly kind: 'end' }
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'outside' };

const OUTSIDE: Next = { kind: 'outside' };

/**
 * The `next` link of a Bundle. An absolute link is returned verbatim: servers hide state in it that re-encoding would
 * break. It is followed with the patient's access token, so it must stay on the origin and below the base path of the
 * server that was launched from.
 */
export function nextLink(bundle: Json, baseUrl: string): Next {
  const link = asList(bundle.link).find(({ relation }) => relation === 'next');
  if (!link) return { kind: 'end' };
  const text = asText(link.url);
  const base = new URL(`${baseUrl.replace(/\/+$/, '')}/`);
  const url = text === undefined ? null : URL.parse(text, base.href);
  if (text === undefined || !url || !isBelow(url, base)) return OUTSIDE;
  return { kind: 'page', url: URL.canParse(text) ? text : url.href };
}

/** The base itself counts: some servers page by query alone ("https://ehr/fhir?page=2"). */
function isBelow(url: URL, base: URL): boolean {
  const samePlace = url.origin === base.origin && url.username === '' && url.password === '';
  return samePlace && `${url.pathname}/`.startsWith(base.pathname);
}
