/** A browser without pictures: it keeps cookies by name and path, and shows every redirect instead of following it. */
export class Browser {
  private readonly cookies = new Map<string, { readonly path: string; readonly value: string }>();

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: this.cookiesFor(new URL(url).pathname), ...init.headers },
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  /** Follows redirects as long as they stay at `origin`; returns the first answer that is none, or the address it was sent on to. */
  async follow(url: string, origin = new URL(url).origin): Promise<{ response: Response; url: string }> {
    const response = await this.open(url);
    const location = response.headers.get('location');
    if (location === null) return { response, url };
    const next = new URL(location, url);
    return next.origin === origin ? this.follow(next.href, origin) : { response, url: next.href };
  }

  private cookiesFor(pathname: string): string {
    return [...this.cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
      .join('; ');
  }

  private keep(header: string): void {
    const [pair = '', ...attributes] = header.split(/; */);
    const path = attributes.find((attribute) => attribute.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
    const name = pair.slice(0, pair.indexOf('='));
    this.cookies.set(`${name} ${path}`, { path, value: pair.slice(pair.indexOf('=') + 1) });
  }
}
