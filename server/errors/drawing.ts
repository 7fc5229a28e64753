import { AppError } from '../appError.ts';

/** What kept a page from being drawn, for the log. */
export type NotDrawn = 'time limit' | 'thread ended' | 'waited too long' | 'too many wait' | 'stopping';

const WAITED: readonly NotDrawn[] = ['waited too long', 'too many wait', 'stopping'];

/** The chart was read, but its page could not be drawn: it needs more time or memory than LiverMet gives one, or many wait. */
export class PageNotDrawn extends AppError {
  constructor(reason: NotDrawn) {
    super({
      status: 503,
      code: 'page-not-drawn',
      title: 'This page could not be drawn',
      message: WAITED.includes(reason)
        ? 'More pages are asked for than LiverMet draws in time, so nothing about the patient is shown. No criterion was judged.'
        : 'Drawing the page of this chart took more time or memory than LiverMet allows, so it was stopped. Nothing about the patient is shown, and no criterion was judged.',
      todo: 'Wait a minute, then load the page again. If it happens again, judge the criteria from the chart, tell the people who run LiverMet, and quote the reference of this page.',
      reason,
    });
  }
}

/** A page that was drawn for another launch, site or patient than that which asked. It is shown to nobody. */
export class ForeignPage extends AppError {
  constructor() {
    super({
      status: 500,
      code: 'foreign-page',
      title: 'This page was withheld',
      message:
        'LiverMet drew a page that does not belong to this launch, so it was not shown. Nothing about any patient left LiverMet.',
      todo: 'Tell the people who run LiverMet at once, and quote the reference of this page.',
    });
  }
}
