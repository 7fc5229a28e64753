import { type LineType, TYPES } from '../lineType.ts';

/** When a line of a type may matter to whoever goes through lines; every other line is only counted. */
export interface LineRule {
  /** Meanings of codes (`MEANS`) for which it does: whosever it is, of a patient who is only counted, of any other who is wanted. */
  readonly anybodys: number;
  readonly countedOnes: number;
  readonly wholeOnes: number;
  /** Whether it does when it does not say in the usual way whom it is about. */
  readonly nobodys: 'never' | 'if it may contain resources' | 'always';
}

/** Instead of meanings: whatever its codes. */
export const WHATEVER_CODES = 1 << 30;

/** Beside meanings: when one of the marks of the filter stands in it. */
export const WHEN_MARKED = 1 << 29;

/** Beside meanings: when it is not whole. */
export const WHEN_BROKEN = 1 << 28;

export const NEVER: LineRule = { anybodys: 0, countedOnes: 0, wholeOnes: 0, nobodys: 'never' };
export const ALWAYS: LineRule = { ...NEVER, anybodys: WHATEVER_CODES };
/** The same without going through the line before. */
export const UNSEEN: LineRule = { ...NEVER, anybodys: WHATEVER_CODES | (1 << 27) };

/** A rule for every type of which the name is plain. */
export type LineRules = (type: LineType) => LineRule;

/** For two who go through lines together. */
export const either =
  (one: LineRules, other: LineRules): LineRules =>
  (type) => {
    const [a, b] = [one(type), other(type)];
    return {
      anybodys: a.anybodys | b.anybodys,
      countedOnes: a.countedOnes | b.countedOnes,
      wholeOnes: a.wholeOnes | b.wholeOnes,
      nobodys: NOBODYS[Math.max(NOBODYS.indexOf(a.nobodys), NOBODYS.indexOf(b.nobodys))] ?? 'always',
    };
  };

/** From the least to the most; a line filter knows them by their number. */
export const NOBODYS = ['never', 'if it may contain resources', 'always'] as const;

/** A line filter knows types by their number, too; that of every other type comes last. */
export const NUMBERED_TYPES: readonly LineType[] = [...TYPES, 'other'];
