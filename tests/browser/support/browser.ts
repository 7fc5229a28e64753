import { type Browser, chromium } from 'playwright-core';
import { unpackChromium } from './unpackChromium.ts';

/**
 * A real Chromium with its usual web security. Only its process sandbox is off: containers and root accounts cannot have it,
 * and the pages are our own.
 */
export async function startBrowser(): Promise<Browser> {
  const { executable, env } = await unpackChromium();
  return chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, ...env },
  });
}
