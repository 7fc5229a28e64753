import type { Browser } from '../launch/sandbox/support/browser.ts';

/** A form of a page as a browser holds it: where it goes, and its hidden fields. */
export interface PageForm {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/** The forms of a page that go to an address with this end. */
export function formsOf(html: string, url: string, path: string): readonly PageForm[] {
  const forms = [...html.matchAll(/<form method="post" action="([^"]+)".*?<\/form>/gs)];
  return forms
    .filter(([, action]) => action?.endsWith(`/${path}`))
    .map(([form, action]) => ({
      action: new URL(action ?? '', url).href,
      hidden: Object.fromEntries(
        [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [
          name,
          value,
        ]),
      ),
    }));
}

export interface Sent {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

/** Sends a form as filled in; follows no redirect. */
export async function send(
  browser: Browser,
  { action, hidden }: PageForm,
  typed: Readonly<Record<string, string | readonly string[]>>,
): Promise<Sent> {
  const entries = Object.entries({ ...hidden, ...typed }).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one]),
  );
  const response = await browser.open(action, {
    method: 'POST',
    body: new URLSearchParams(entries as [string, string][]),
  });
  const location = response.headers.get('location');
  return {
    status: response.status,
    location: location === null ? null : new URL(location, action).href,
    text: await response.text(),
  };
}
