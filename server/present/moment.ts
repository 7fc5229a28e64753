/** When and where days are counted: an ISO instant and the site's IANA time zone. */
export interface Moment {
  readonly asOf: string;
  readonly zone: string;
}
