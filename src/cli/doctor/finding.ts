/** What `papers doctor` found out about one part: `off` isn't set up and `new` hasn't been used yet, neither of which is a fault. */
export interface Finding {
  readonly part: string;
  readonly state: 'ok' | 'off' | 'new' | 'wrong';
  /** A sentence; if something is wrong, it says what to do. */
  readonly says: string;
}
