import { expect, it } from 'vitest';
import { letters } from '../../../../server/present/pictures/letters.ts';

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('mark %d is called %s', (index, expected) => expect(letters(index)).toBe(expected));
