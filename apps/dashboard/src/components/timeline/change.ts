/** One field of a thing, as it was and as it became, in words. */
export interface Change {
  label: string;
  before: string;
  after: string;
}
