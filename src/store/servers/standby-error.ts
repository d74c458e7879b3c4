/** The server is a standby: writes must go elsewhere. */
export class StandbyError extends Error {
  override name = 'StandbyError';

  constructor() {
    super('the server is a standby');
  }
}
