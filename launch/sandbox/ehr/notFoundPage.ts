import type { Reply } from '../reply.ts';
import { html } from './html.ts';
import { pageReply } from './page.ts';

export const notFoundPage = (): Reply =>
  pageReply(404, {
    title: 'Not found - Sandbox EHR',
    body: html`<main><h1>There is nothing at this address</h1><p><a href="/">All patients</a></p></main>`,
  });
