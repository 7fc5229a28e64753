import type { Reply } from '../reply.ts';
import { html, type Markup } from './html.ts';

export const STYLE_PATH = '/ehr.css';

interface Page {
  readonly title: string;
  readonly body: Markup;
  /** Class of the body element. */
  readonly kind?: 'chart';
  /** Origins the page may show in a frame. */
  readonly frames?: readonly string[];
}

/** A page of the stand-in EHR. It may itself be shown in a frame (consent, refusals), so nothing forbids that. */
export function pageReply(status: number, { title, body, kind, frames = [] }: Page): Reply {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    ['frame-src', ...frames].join(' '),
  ];
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': policy.join('; '),
    },
    body: html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body class="${kind ?? 'plain'}">
${body}
</body>
</html>
`.text,
  };
}
