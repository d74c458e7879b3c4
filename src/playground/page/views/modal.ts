import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Component, Modal } from '../../../loopback/wire/component.ts';
import type { ModalFieldView, ModalView } from '../protocol/modal.ts';
import { type ComponentNeeds, viewSelect } from './components.ts';

/** A form the bot answered with. Its input is sent back under `interactionId`. */
export function viewModal(interactionId: string, modal: Modal, needs: ComponentNeeds): ModalView {
  return {
    id: interactionId,
    title: modal.title,
    fields: modal.components.flatMap((component) => viewField(component, needs)),
  };
}

function viewField(component: Component, needs: ComponentNeeds): ModalFieldView[] {
  if (component.type === ComponentType.ActionRow)
    return (component.components ?? []).flatMap((inner) => viewField(inner, needs));
  if (component.type === ComponentType.TextDisplay)
    return [{ type: 'text', text: needs.text(component.content ?? '') }];
  if (component.type === ComponentType.Label && component.component !== undefined) {
    return viewInput(component.component, component.label ?? '', component.description ?? '', needs);
  }
  return viewInput(component, component.label ?? '', '', needs);
}

function viewInput(
  component: Component,
  label: string,
  description: string,
  needs: ComponentNeeds,
): ModalFieldView[] {
  const { custom_id: customId, required = true } = component;
  if (customId === undefined) return [];
  const [select] = viewSelect(component, needs);
  if (select !== undefined) return [{ type: 'select', customId, label, description, required, select }];
  if (component.type === ComponentType.Checkbox)
    return [{ type: 'check', customId, label, description, checked: component.default ?? false }];
  if (component.type !== ComponentType.TextInput) return [];
  return [
    {
      type: 'input',
      customId,
      label,
      description,
      paragraph: component.style === TextInputStyle.Paragraph,
      required,
      placeholder: component.placeholder ?? '',
      value: component.value ?? '',
      min: component.min_length ?? 0,
      max: component.max_length ?? 4000,
    },
  ];
}
