import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../server/logger.ts';

const logged = (fields: object): string => {
  let line = '';
  const write = (text: unknown, _: unknown, done: () => void) => {
    line += String(text);
    done();
  };
  createLogger('info', new Writable({ write })).info(fields, 'message');
  return line;
};

describe('a value that must never be logged is not, even where a line brings it', () => {
  it.each([
    ['at the top', { access_token: 'SECRET' }],
    ['one level down', { request: { authorization: 'SECRET' } }],
    ['two levels down', { request: { headers: { cookie: 'SECRET' } } }],
    ['as a patient', { launch: { patientId: 'SECRET' } }],
  ])('%s', (_, fields) => {
    expect(logged(fields)).toContain('[never logged]');
    expect(logged(fields)).not.toContain('SECRET');
  });

  it('and what the operator needs is', () => {
    expect(logged({ siteId: 'north', outcome: 'opened', status: 200 })).toContain(
      '"siteId":"north","outcome":"opened"',
    );
  });
});
