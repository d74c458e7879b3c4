import type { Component } from '../../src/loopback/wire/component.ts';
import type { Message } from '../../src/loopback/wire/message.ts';
import { SAVE_OPTION } from '../../src/view/open-select.ts';

/** Every component of a message, parents before children. */
export function components(message: Pick<Message, 'components'>): Component[] {
  const all = (list: readonly Component[]): Component[] =>
    list.flatMap((one) => [
      one,
      ...all(one.components ?? []),
      ...(one.accessory === undefined ? [] : all([one.accessory])),
    ]);
  return all(message.components ?? []);
}

/** What a person reads in a message: its content and all its text displays. */
export function textOf(message: Pick<Message, 'components' | 'content'>): string {
  return [message.content, ...components(message).map(({ content }) => content ?? '')]
    .filter((text) => text !== '')
    .join('\n');
}

/** The component with this label, or the select; throws if there is none. */
export function actionable(message: Pick<Message, 'components'>, labelled: RegExp | 'select') {
  const found = components(message).find((one) =>
    labelled === 'select' ? one.type === 3 : one.custom_id !== undefined && labelled.test(one.label ?? ''),
  );
  if (found?.custom_id === undefined) throw new Error(`no component ${String(labelled)} in the message`);
  return { ...found, custom_id: found.custom_id };
}

/** The titles in a list, as its select shows them. */
export function listed(message: Pick<Message, 'components'>): string[] {
  return (actionable(message, 'select').options ?? [])
    .filter(({ value }) => value !== SAVE_OPTION)
    .map(({ label }) => label.replace(/^\d+\. /, ''));
}

/** The addresses of link buttons. */
export function links(message: Pick<Message, 'components'>): string[] {
  return components(message).flatMap(({ url }) => url ?? []);
}

/** Can only the person it answers see it? */
export function isPrivate(message: Pick<Message, 'flags'>): boolean {
  return ((message.flags ?? 0) & 64) !== 0;
}
