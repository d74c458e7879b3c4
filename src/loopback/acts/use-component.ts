import { ComponentType, InteractionType } from 'discord-api-types/v10';
import type { InteractionState } from '../interactions/interaction-store.ts';
import { ActError } from './act-error.ts';
import type { ChooseAct, ModalAct, PressAct } from './acts.ts';
import { modalInput, selectedValues, usableComponent } from './component-input.ts';
import { type ActContext, beforeMessage } from './context.ts';
import { emptyResolved, withResolved } from './resolved.ts';
import { sendInteraction } from './send-interaction.ts';

export function pressButton(context: ActContext, act: PressAct): InteractionState {
  const { person, channel, message } = beforeMessage(context, act.as, act.message);
  const component = usableComponent(message, act.customId);
  if (component.type !== ComponentType.Button) throw new ActError(`"${act.customId}" is no button`);
  const data = { id: component.id, component_type: component.type, custom_id: act.customId };
  return sendInteraction(context, {
    kind: 'component',
    type: InteractionType.MessageComponent,
    as: person,
    channel,
    data,
    message,
  });
}

export function chooseValues(context: ActContext, act: ChooseAct): InteractionState {
  const { person, channel, message } = beforeMessage(context, act.as, act.message);
  const select = usableComponent(message, act.customId);
  const resolved = emptyResolved();
  const values = selectedValues(context.world, channel, select, act.values, resolved);
  const data = withResolved(
    { id: select.id, component_type: select.type, custom_id: act.customId, values },
    resolved,
  );
  return sendInteraction(context, {
    kind: 'component',
    type: InteractionType.MessageComponent,
    as: person,
    channel,
    data,
    message,
  });
}

/** Waits for the answer that opens the modal, and submits it filled in. */
export async function submitModal(context: ActContext, act: ModalAct): Promise<InteractionState> {
  const { interaction } = act;
  const opener = context.interactions.get(typeof interaction === 'string' ? interaction : interaction.id);
  await opener?.handle.answer;
  const person = context.world.person(act.as);
  if (opener?.modal === undefined || opener.personId !== person.id)
    throw new ActError(`${person.username} has no such modal open`);
  const channel = context.world.channel(opener.channelId);
  const resolved = emptyResolved();
  const components = modalInput(context.world, channel, opener.modal, act.values, resolved);
  const data = withResolved({ custom_id: opener.modal.custom_id, components }, resolved);
  return sendInteraction(context, {
    kind: 'modal',
    type: InteractionType.ModalSubmit,
    as: person,
    channel,
    data,
    message: opener.source,
  });
}
