import type { Choice, OptionView, SceneView } from '../../protocol/scene.ts';

export type ValueSuggestion = { name: string; value: string; about: string };

/** The values the page knows for an option: its fixed choices, yes and no, channels, people or roles. */
export function knownValues(option: OptionView, scene: SceneView, typed: string): ValueSuggestion[] {
  const wanted = typed.trim().replace(/^[@#]/, '').toLowerCase();
  return allValues(option, scene).filter(({ name }) =>
    name.replace(/^[@#]/, '').toLowerCase().includes(wanted),
  );
}

function allValues(option: OptionView, scene: SceneView): ValueSuggestion[] {
  if (option.choices.length > 0) return option.choices.map(fromChoice);
  const people = scene.people.map(({ id, name, role }) => ({ name: `@${name}`, value: id, about: role }));
  const roles = scene.roles.map(({ id, name }) => ({ name: `@${name}`, value: id, about: 'Role' }));
  switch (option.kind) {
    case 'boolean':
      return [
        { name: 'True', value: 'true', about: '' },
        { name: 'False', value: 'false', about: '' },
      ];
    case 'channel':
      return scene.channels
        .filter(({ kind }) => kind !== 'dm')
        .filter(({ kind }) => option.channelKinds.length === 0 || option.channelKinds.includes(kind))
        .map(({ id, name, topic }) => ({ name: `#${name}`, value: id, about: topic }));
    case 'user':
      return people;
    case 'role':
      return roles;
    case 'mentionable':
      return [...people, ...roles];
    default:
      return [];
  }
}

export function fromChoice({ name, value }: Choice): ValueSuggestion {
  return { name, value: String(value), about: '' };
}
