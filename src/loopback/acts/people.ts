import type { People } from './acts.ts';
import type { ActContext } from './context.ts';
import { runCommand, runMessageCommand } from './run-command.ts';
import { say } from './say.ts';
import { chooseValues, pressButton, submitModal } from './use-component.ts';

/** What people do in Discord's client, which checks it before sending anything. */
export function createPeople(context: ActContext): People {
  return {
    command: async (act) => runCommand(context, act, 'command').handle,
    async autocomplete(act) {
      const answer = await runCommand(context, act, 'autocomplete', act.focused).handle.answer;
      return answer.kind === 'autocomplete' ? answer.choices : [];
    },
    messageCommand: async (act) => runMessageCommand(context, act).handle,
    press: async (act) => pressButton(context, act).handle,
    choose: async (act) => chooseValues(context, act).handle,
    submitModal: async (act) => (await submitModal(context, act)).handle,
    say: (act) => say(context, act),
  };
}
