import { type APIMessageComponent, ComponentType } from 'discord.js';

/**
 * A message as people see it, one line each: texts, `[Label](target)` for a button, a select with its options. Includes
 * what isn't text: a container's colour, a separator, an image.
 */
export function drawn(components: readonly APIMessageComponent[]): string[] {
  return components.flatMap((one): string[] => {
    switch (one.type) {
      case ComponentType.Container:
        return [`▌${one.accent_color?.toString(16)}`, ...drawn(one.components)];
      case ComponentType.ActionRow:
        return [drawn(one.components).join(' ')].flatMap((line) => line.split('\n'));
      case ComponentType.Section:
        return [...drawn(one.components), ...drawn([one.accessory])];
      case ComponentType.TextDisplay:
        return one.content.split('\n');
      case ComponentType.Separator:
        return ['———'];
      case ComponentType.Thumbnail:
        return [`![](${one.media.url})`];
      case ComponentType.Button: {
        const leadsTo = 'url' in one ? one.url : 'custom_id' in one ? one.custom_id : '';
        const label = 'label' in one ? one.label : '';
        return [`[${label}](${leadsTo})${one.disabled === true ? ' off' : ''}`];
      }
      case ComponentType.StringSelect: {
        const options = one.options.map(
          ({ label, value, description }) =>
            `· ${label} = ${value}${description === undefined ? '' : ` (${description})`}`,
        );
        return [[`▾ ${one.placeholder} (${one.custom_id})`, ...options].join('\n')];
      }
      default:
        throw new Error(`a component of type ${one.type} is not drawn yet`);
    }
  });
}
