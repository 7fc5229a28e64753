import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerId, answersSchema } from '../../../server/chart/answer.ts';
import { parseAnswersForm } from '../../../server/present/answersForm.ts';
import { QUESTIONS } from '../../../server/present/questions.ts';

const values = (body: Record<string, unknown>) => parseAnswersForm(body);

describe('the form has a question for every answer that can be given', () => {
  it('and no other', () =>
    expect(QUESTIONS.map(({ id }) => id).toSorted()).toEqual(Object.keys(answersSchema.shape).toSorted()));
});

describe('a field that was filled in is an answer', () => {
  it.each([
    [{ unresectable: 'yes' }, { unresectable: true }],
    [{ dialysis: 'no' }, { dialysis: false }],
    [{ ecog: '0' }, { ecog: 0 }],
    [{ 'lesion-count': ' 3 ' }, { 'lesion-count': 3 }],
    [{ 'largest-lesion-cm': '2.4' }, { 'largest-lesion-cm': 2.4 }],
    [{ 'largest-lesion-cm': '2,4' }, { 'largest-lesion-cm': 2.4 }],
  ])('%j', (body, expected) => expect(values(body)).toEqual({ ok: true, values: expected }));

  it('an empty field is not', () =>
    expect(values({ csrf: 'x', unresectable: '', ecog: '  ', 'lesion-count': '' })).toEqual({ ok: true, values: {} }));
});

describe('what cannot be read is refused in words, beside its field', () => {
  it.each([
    ['unresectable', 'maybe', /choose one/i],
    ['ecog', '6', /choose one/i],
    ['ecog', '1.5', /choose one/i],
    ['ecog', 'yes', /choose one/i],
    ['lesion-count', '2.5', /whole number/i],
    ['lesion-count', '-1', /whole number/i],
    ['lesion-count', '201', /whole number/i],
    ['largest-lesion-cm', '0', /above 0/i],
    ['largest-lesion-cm', '51', /up to 50/i],
    ['largest-lesion-cm', '1,234.5', /number/i],
    ['largest-lesion-cm', '24 mm', /centimeters/i],
    ['largest-lesion-cm', '1e1', /number/i],
    ['bilirubin', '1', /no such field/i],
  ])('%s = %j', (field, typed, message) => {
    const parsed = values({ [field]: typed });
    expect(parsed).toEqual({ ok: false, errors: { [field]: expect.stringMatching(message) } });
  });

  it('two values for one field are not an answer', () =>
    expect(values({ ecog: ['1', '2'] })).toEqual({ ok: false, errors: { ecog: 'Give one answer only.' } }));

  it('one unreadable field refuses the whole form: nothing is saved in part', () =>
    expect(values({ unresectable: 'yes', ecog: '9' }).ok).toBe(false));
});

describe('whatever can be answered', () => {
  const typed: Record<string, fc.Arbitrary<string>> = Object.fromEntries(
    QUESTIONS.map(({ id, format }) => [
      id,
      format.kind === 'choice'
        ? fc.constantFrom('', ...format.choices.map(({ value }) => value))
        : fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 50 }).map(String)),
    ]),
  );

  it('comes out with exactly the fields that were filled in', () =>
    fc.assert(
      fc.property(fc.record(typed), (body) => {
        const parsed = parseAnswersForm(body);
        const filled = Object.keys(body).filter((id) => body[id] !== '') as AnswerId[];
        expect(parsed.ok && Object.keys(parsed.values).toSorted()).toEqual(filled.toSorted());
      }),
    ));

  it('any text at all is either an answer or an error, never a crash', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (body) => {
        expect(typeof parseAnswersForm(body).ok).toBe('boolean');
      }),
    ));
});
