import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from '../../log.ts';
import { SearchFailure } from '../../search/failure.ts';
import { StoreFailure } from '../../store/failure.ts';
import { sentence } from '../../view/message.ts';
import { searchFailureSentence } from '../../view/search-failure.ts';
import { storeFailureSentence } from '../../view/store-failure.ts';
import { type Reply, whisper } from './reply.ts';
import { UserError } from './user-error.ts';

/** Turns any error into a sentence for the person, and logs it unless it is their mistake. */
export function createExplain(parts: {
  readonly log: Logger;
  /** A short code in both the answer and the log, so that a report can be traced. */
  readonly reference: () => string;
}): (error: unknown, what: string) => Reply {
  return (error, what) => {
    if (error instanceof UserError) return whisper(sentence(error.message));
    if (error instanceof SearchFailure) {
      parts.log.error({ what, err: error }, "a search wasn't answered");
      return whisper(sentence(searchFailureSentence(error)));
    }
    if (error instanceof StoreFailure) {
      parts.log.error({ what, err: error }, 'the store failed a command');
      return whisper(sentence(storeFailureSentence(error)));
    }
    const reference = parts.reference();
    parts.log.error({ reference, what, err: error }, 'a command failed');
    return whisper(
      sentence(
        `Something went wrong. As far as I know, nothing changed. If it happens again, give the people who run this bot this reference: \`${reference}\`.`,
      ),
    );
  };
}

/** Whether Discord no longer accepts an answer, so there is nobody left to explain anything to. */
export function isTooLate(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    (error.code === RESTJSONErrorCodes.UnknownInteraction ||
      error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged ||
      error.code === RESTJSONErrorCodes.InvalidWebhookToken)
  );
}
