import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { stylesheet } from '../../server/stylesheet.ts';
import { VIEWS } from './render.ts';

/** Serves one rendered page, and what it links to as the app would, at an address that exists in this window alone. */
export async function serveInWindow(page: Page, address: string, html: string): Promise<void> {
  await page.route(`${address}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    const contentType = pathname.endsWith('.css') ? 'text/css' : 'image/svg+xml';
    return route.fulfill({ contentType, body: asset(pathname) });
  });
}

const asset = (pathname: string): string | Buffer =>
  pathname === '/assets/livermet.css' ? stylesheet() : readFileSync(`${VIEWS}${pathname}`);
