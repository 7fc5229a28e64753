import { afterEach, expect, it } from 'vitest';
import { Garbage } from '../../server/garbage.ts';

const GIGABYTE = 1024 * 1024 * 1024;
const { gc } = globalThis;
let cleared = 0;

afterEach(() => {
  cleared = 0;
  if (gc) globalThis.gc = gc;
  else Reflect.deleteProperty(globalThis, 'gc');
});

function counting(): Garbage {
  globalThis.gc = (() => {
    cleared += 1;
  }) as NonNullable<typeof gc>;
  return new Garbage();
}

it('is cleared away after every so many patients, however much else was read', () => {
  const garbage = counting();
  for (let chunk = 0; chunk < 9; chunk += 1) garbage.add(8_000_000, 28_000);
  expect(cleared).toBe(4);
});

it('of what was read otherwise is cleared away only when something else begins, and only where it is much', () => {
  const garbage = counting();
  garbage.add(GIGABYTE, 0);
  garbage.clearIfMuch();
  expect(cleared).toBe(0);
  garbage.add(1, 0);
  expect(cleared).toBe(0);
  garbage.clearIfMuch();
  garbage.clearIfMuch();
  expect(cleared).toBe(1);
});

it('stays where a thread may not clear it', () => {
  const garbage = counting();
  Reflect.deleteProperty(globalThis, 'gc');
  expect(() => garbage.add(0, 50_000)).not.toThrow();
});
