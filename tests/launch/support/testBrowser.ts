export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** "HttpOnly; Secure; ..." in lower case. */
  readonly attributes: readonly string[];
}

const parsed = (header: string): Cookie => {
  const [pair = '', ...attributes] = header.split(/; */);
  const equals = pair.indexOf('=');
  return {
    name: pair.slice(0, equals),
    value: pair.slice(equals + 1),
    attributes: attributes.map((attribute) => attribute.toLowerCase()),
  };
};

/** An expiry date before 1971 is how a cookie is cleared. */
const isCleared = ({ attributes }: Cookie) => attributes.some((text) => /^expires=.*1970|^max-age=0$/.test(text));

/** A browser that keeps cookies for one app and shows redirects instead of following them. */
export class TestBrowser {
  readonly cookies = new Map<string, Cookie>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @param form sent where it is given */
  async open(
    path: string,
    headers: Readonly<Record<string, string>> = {},
    form?: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const cookie = [...this.cookies.values()].map(({ name, value }) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.#origin}${path}`, {
      redirect: 'manual',
      headers: { cookie, ...headers },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const header of response.headers.getSetCookie()) {
      const kept = parsed(header);
      if (isCleared(kept)) this.cookies.delete(kept.name);
      else this.cookies.set(kept.name, kept);
    }
    return response;
  }
}

export const locationOf = (response: Response): string => response.headers.get('location') ?? '';
