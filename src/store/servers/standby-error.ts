/** That a server only copies another one: what is written goes elsewhere. */
export class StandbyError extends Error {
  override name = 'StandbyError';

  constructor() {
    super('the server is a standby');
  }
}
