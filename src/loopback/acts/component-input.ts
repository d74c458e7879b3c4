import { ComponentType } from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import type { Component, Modal } from '../wire/component.ts';
import { walkComponents } from '../wire/component.ts';
import type { Message } from '../wire/message.ts';
import type { WorldState } from '../world/create-world.ts';
import type { Ref } from '../world/ref.ts';
import { ActError } from './act-error.ts';
import { resolveMentionable } from './command-input.ts';
import { type Resolved, resolveChannel, resolveRole, resolveUser } from './resolved.ts';

/** Finds a message's component by `custom_id`, if a person can use it. */
export function usableComponent(message: Message, customId: string): Component {
  const all = walkComponents(message.components).map(({ component }) => component);
  const found = all.find((component) => component.custom_id === customId);
  if (found === undefined) {
    const known = all.flatMap((component) => component.custom_id ?? []).join(', ');
    throw new ActError(`the message has no component "${customId}"; it has: ${known || 'none'}`);
  }
  if (found.disabled) throw new ActError(`the component "${customId}" is disabled`);
  return found;
}

/** The values a select would send; adds the entities behind their ids to `resolved`. */
export function selectedValues(
  world: WorldState,
  channel: Channel,
  select: Component,
  picked: readonly Ref[],
  resolved: Resolved,
): string[] {
  const { min_values: min = 1, max_values: max = 1 } = select;
  if (picked.length < min || picked.length > max)
    throw new ActError(`"${select.custom_id}" takes ${min} to ${max} values`);
  return picked.map((ref) => {
    if (
      select.type === ComponentType.StringSelect ||
      select.type === ComponentType.RadioGroup ||
      select.type === ComponentType.CheckboxGroup
    )
      return optionValue(select, ref);
    if (select.type === ComponentType.UserSelect) return resolveUser(world, channel, ref, resolved);
    if (select.type === ComponentType.RoleSelect) return resolveRole(world, channel, ref, resolved);
    if (select.type === ComponentType.ChannelSelect) return resolveChannel(world, ref, resolved).id;
    if (select.type === ComponentType.MentionableSelect)
      return resolveMentionable(world, channel, ref, resolved);
    throw new ActError(`"${select.custom_id}" is no select`);
  });
}

function optionValue(select: Component, ref: Ref): string {
  const wanted = typeof ref === 'string' ? ref : ref.id;
  if (select.options?.some(({ value }) => value === wanted)) return wanted;
  throw new ActError(`"${select.custom_id}" has no option "${wanted}"`);
}

type Values = Readonly<Record<string, string | boolean | readonly string[]>>;

/** The components a modal sends back, filled in. */
export function modalInput(
  world: WorldState,
  channel: Channel,
  modal: Modal,
  values: Values,
  resolved: Resolved,
): unknown[] {
  const known = walkComponents(modal.components).flatMap(({ component }) => component.custom_id ?? []);
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new ActError(`the modal has no field "${unknown}"; it has: ${known.join(', ')}`);
  const fill = (component: Component, index: number): unknown => {
    const base = { type: component.type, id: component.id || index + 1 };
    if (component.components !== undefined) return { ...base, components: component.components.map(fill) };
    if (component.component !== undefined) return { ...base, component: fill(component.component, index) };
    if (component.custom_id === undefined) return base;
    const given = values[component.custom_id];
    return { ...base, custom_id: component.custom_id, ...field(world, channel, component, given, resolved) };
  };
  return modal.components.map(fill);
}

function field(
  world: WorldState,
  channel: Channel,
  component: Component,
  given: Values[string] | undefined,
  resolved: Resolved,
): object {
  const { custom_id: name, required = true } = component;
  if (component.type === ComponentType.TextInput) return { value: inputValue(component, given) };
  if (component.type === ComponentType.Checkbox) return { value: given ?? component.default ?? false };
  const preset = (component.options ?? []).filter((option) => option.default).map(({ value }) => value);
  const picked = given === undefined ? preset : typeof given === 'string' ? [given] : given;
  if (typeof picked === 'boolean') throw new ActError(`"${name}" takes values`);
  if (picked.length === 0 && required) throw new ActError(`"${name}" must be filled in`);
  const chosen = picked.length === 0 ? [] : selectedValues(world, channel, component, picked, resolved);
  return component.type === ComponentType.RadioGroup ? { value: chosen[0] ?? null } : { values: chosen };
}

function inputValue(component: Component, given: Values[string] | undefined): string {
  const value = String(given ?? component.value ?? '');
  const { min_length: min = 0, max_length: max = 4000, required = true } = component;
  if (required && value === '') throw new ActError(`"${component.custom_id}" must be filled in`);
  if (value !== '' && (value.length < min || value.length > max))
    throw new ActError(`"${component.custom_id}" takes ${min} to ${max} characters`);
  return value;
}
