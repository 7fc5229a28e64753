import { describe, expect, it } from 'vitest';
import { ForeignForm } from '../../server/errors/foreignForm.ts';
import * as standalone from '../../server/errors/standalone.ts';
import { toAppError } from '../../server/errors/toAppError.ts';
import * as errors from '../../server/errors.ts';

const { AppError, BadForm, NotStored, ...classes } = errors;
const all = Object.entries({ ...classes, ...standalone, ForeignForm })
  .map(([, Class]) => new Class('Northern Hospital', 'invalid_scope'))
  .concat(new BadForm(), new NotStored('form'));

describe('every failure that a person can meet', () => {
  it.each(all.map((error) => [error.name, error] as const))('%s says what happened and what to do', (_, error) => {
    expect(error).toBeInstanceOf(AppError);
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.code).toMatch(/^[a-z-]+$/);
    expect(error.title).toMatch(/^[A-Z].*[^.]$/);
    expect(error.message).toMatch(/^\S.{20,}\.$/);
    expect(error.todo).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('has a code and a name of its own', () => {
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it('names the fields of a form that cannot be taken', () => {
    const error = new BadForm(['ECOG is a whole number from 0 to 5.']);
    expect(error.message).toBe('The form could not be accepted. ECOG is a whole number from 0 to 5.');
    expect(error.problems).toEqual(['ECOG is a whole number from 0 to 5.']);
  });
});

describe('a stranger’s error', () => {
  it('becomes a page that repeats nothing of it', () => {
    const page = toAppError(new Error('Patient/pat-4711 not found'));
    expect(page).toMatchObject({ status: 500, code: 'unexpected' });
    expect(JSON.stringify([page.title, page.message, page.todo])).not.toContain('pat-4711');
  });

  it.each(['text', undefined, { status: 400 }])('may be anything: %j', (thrown) => {
    expect(toAppError(thrown).status).toBe(500);
  });

  it('of a parser that could not read the request is the sender’s', () => {
    expect(toAppError(Object.assign(new Error('request entity too large'), { status: 413 }))).toMatchObject({
      status: 400,
      code: 'bad-form',
    });
  });

  it('that is one of ours stays what it is', () => {
    const ours = new errors.LaunchNotFound();
    expect(toAppError(ours)).toBe(ours);
  });
});
