/** What one look of `papers doctor` found: `off` is a part that is not set up, which is no fault. */
export interface Finding {
  readonly part: string;
  readonly state: 'ok' | 'off' | 'wrong';
  /** A sentence; for what is wrong it says what to do. */
  readonly says: string;
}
