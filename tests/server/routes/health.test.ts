import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { healthRoutes } from '../../../server/routes/health.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The routes with a store that answers or not, a clock that is moved by hand, and how often the store was asked. */
async function health() {
  const state = { isAway: false, isStopping: false, isStuck: false, at: 0, asked: 0 };
  const isReady = async () => {
    state.asked++;
    if (state.isAway) throw new Error('away');
  };
  const routes = healthRoutes(
    isReady,
    () => state.isStopping,
    () => state.isStuck,
    () => state.at,
  );
  const server = createServer(express().use(routes)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`;
  const ask = async () => {
    const response = await fetch(address);
    return `${response.status} ${await response.text()}`;
  };
  return { state, ask };
}

describe('/readyz', () => {
  it('asks the store once for all who ask within a second, who all get its answer', async () => {
    const { state, ask } = await health();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['200 ready', '200 ready', '200 ready']);
    state.at = 999;
    state.isAway = true;
    expect([await ask(), state.asked]).toEqual(['200 ready', 1]);
  });

  it('notices after a second that the store does not answer, and that it answers again', async () => {
    const { state, ask } = await health();
    expect(await ask()).toBe('200 ready');
    Object.assign(state, { isAway: true, at: 1000 });
    expect(await ask()).toBe('503 the store does not answer');
    Object.assign(state, { isAway: false, at: 2000 });
    expect([await ask(), state.asked]).toEqual(['200 ready', 3]);
  });

  it('says at once that the app is stopping', async () => {
    const { state, ask } = await health();
    expect(await ask()).toBe('200 ready');
    state.isStopping = true;
    expect(await ask()).toBe('503 stopping');
  });

  it('says at once that pages cannot be drawn, and that they can again', async () => {
    const { state, ask } = await health();
    state.isStuck = true;
    expect(await ask()).toBe('503 pages cannot be drawn');
    state.isStuck = false;
    expect(await ask()).toBe('200 ready');
  });
});
