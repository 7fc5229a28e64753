import { outcome, send } from '../localEhr.ts';
import { type Chaos, healthy, type Trouble } from './chaos.ts';

const refuseOnce =
  (status: number, headers: Record<string, string>) =>
  (trouble: Trouble): void =>
    trouble.before === 0 ? send(trouble.response, outcome('error', 'throttled'), status, headers) : healthy(trouble);
const refuseAlways =
  (status: number, headers: Record<string, string>) =>
  ({ response }: Trouble): void =>
    send(response, outcome('error', 'throttled'), status, headers);

/** Servers that ask to come back later. */
export const BUSY: readonly Chaos[] = [
  {
    name: '429 once, Retry-After in seconds',
    answer: refuseOnce(429, { 'retry-after': '0' }),
    search: 'whole',
    read: 'whole',
  },
  {
    name: '503 once, Retry-After as a date',
    answer: refuseOnce(503, { 'retry-after': new Date().toUTCString() }),
    search: 'whole',
    read: 'whole',
  },
  { name: '429 once, no Retry-After', answer: refuseOnce(429, {}), search: 'whole', read: 'whole' },
  { name: '503 once, no Retry-After', answer: refuseOnce(503, {}), search: 'whole', read: 'whole' },
  {
    name: '429 always',
    answer: refuseAlways(429, { 'retry-after': '0' }),
    search: /^the EHR is too busy \(429\)$/,
    read: /^the EHR is too busy \(429\)$/,
  },
  {
    name: '503, Retry-After beyond the deadline',
    answer: refuseAlways(503, { 'retry-after': '3600' }),
    search: /^the EHR is not available at the moment \(503\)$/,
    read: /not available at the moment \(503\)/,
  },
  {
    name: '429, Retry-After as a date beyond the deadline',
    answer: refuseAlways(429, { 'retry-after': 'Fri, 31 Dec 2100 23:59:59 GMT' }),
    search: /too busy \(429\)/,
    read: /too busy \(429\)/,
  },
];
