import { expect, it } from 'vitest';
import { percent } from '../../../../server/present/audit/html/numbers.ts';

it.each([
  [0, '0'],
  [0.0001, '0.1'],
  [0.0349, '3.5'],
  [0.1, '10'],
  [0.5, '50'],
  [0.994, '99'],
  [0.9958, '99.6'],
  [0.99999, '99.9'],
  [1, '100'],
])('%s of all are %s percent: only nothing is 0, and only all is 100', (share, text) =>
  expect(percent(share)).toBe(text),
);
