import type { TrailEvent } from './trail/trailEntry.ts';

interface ErrorPage {
  /** HTTP status. */
  readonly status: number;
  /** Short and fixed, for logs: "unlisted-iss". */
  readonly code: string;
  readonly title: string;
  /** What happened, for the person in front of the page. */
  readonly message: string;
  /** What that person can do next. */
  readonly todo: string;
  /** More for the operator's log ("discovery: status 503"). Never holds patient data, addresses with queries or secrets. */
  readonly reason?: string | undefined;
}

/** Whom and what a refusal concerns, so that it can be recorded. */
export type Concerned = Pick<TrailEvent, 'siteId' | 'user' | 'patientId' | 'action'>;

/** A failure that a person meets as a page. All of it may be shown, except `reason`, which is for the log. */
export class AppError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  todo: string;
  readonly reason: string | undefined;
  /** Set where a launch or a registered EHR is concerned. */
  about: Concerned | undefined;

  constructor(page: ErrorPage) {
    super(page.message);
    this.name = new.target.name;
    this.status = page.status;
    this.code = page.code;
    this.title = page.title;
    this.todo = page.todo;
    this.reason = page.reason;
  }

  /** Says whom it concerns. */
  concerning(about: Concerned): this {
    this.about = about;
    return this;
  }
}
