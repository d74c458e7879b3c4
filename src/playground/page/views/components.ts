import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Component, Emoji } from '../../../loopback/wire/component.ts';
import type {
  BlockView,
  ButtonView,
  FileView,
  ImageView,
  RowItemView,
  SelectOptionView,
  SelectView,
} from '../protocol/message.ts';
import type { TextNode } from '../protocol/text.ts';
import { hexColor } from './color.ts';

/** What components need to know about the world: how to parse text, and whom a select of people can list. */
export type ComponentNeeds = {
  text: (markdown: string) => TextNode[];
  people: () => { id: string; name: string }[];
  roles: () => { id: string; name: string }[];
  channels: () => { id: string; name: string; type: number }[];
};

const STYLES: Record<number, ButtonView['style']> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'link',
};

/** A message's components as blocks of the page. Types that the page doesn't know are left out. */
export function viewBlocks(components: readonly Component[], needs: ComponentNeeds): BlockView[] {
  return components.flatMap((component): BlockView[] => {
    const inner = component.components ?? [];
    switch (component.type) {
      case ComponentType.ActionRow:
        return [{ type: 'row', items: inner.flatMap((item) => viewRowItem(item, needs)) }];
      case ComponentType.Section: {
        const accessory = component.accessory && viewAccessory(component.accessory);
        const texts = inner.map(({ content }) => needs.text(content ?? ''));
        return [{ type: 'section', texts, ...(accessory && { accessory }) }];
      }
      case ComponentType.TextDisplay:
        return [{ type: 'text', text: needs.text(component.content ?? '') }];
      case ComponentType.MediaGallery:
        return [{ type: 'gallery', images: (component.items ?? []).map(viewImage) }];
      case ComponentType.File:
        return [{ type: 'file', file: viewUpload(component) }];
      case ComponentType.Separator:
        return [{ type: 'separator', line: component.divider ?? true, large: component.spacing === 2 }];
      case ComponentType.Container: {
        const color =
          typeof component.accent_color === 'number' ? { color: hexColor(component.accent_color) } : {};
        const blocks = viewBlocks(inner, needs);
        return [{ type: 'container', spoiler: component.spoiler ?? false, blocks, ...color }];
      }
      default:
        return [];
    }
  });
}

function viewUpload({ file, name, size }: Component): FileView {
  const [, id] = /\/attachments\/\d+\/(\d+)\//.exec(file?.url ?? '') ?? [];
  return { name: name ?? 'file', size: size ?? 0, ...(id === undefined ? {} : { path: `/api/file/${id}` }) };
}

function viewRowItem(item: Component, needs: ComponentNeeds): RowItemView[] {
  return item.type === ComponentType.Button ? [viewButton(item)] : viewSelect(item, needs);
}

function viewAccessory(component: Component): ButtonView | ImageView | undefined {
  if (component.type === ComponentType.Button) return viewButton(component);
  return component.type === ComponentType.Thumbnail ? viewImage(component) : undefined;
}

function viewImage(image: {
  description?: string | null | undefined;
  spoiler?: boolean | undefined;
}): ImageView {
  return { type: 'image', alt: image.description ?? '', spoiler: image.spoiler ?? false };
}

function viewButton(component: Component): ButtonView {
  return {
    type: 'button',
    style: STYLES[component.style ?? ButtonStyle.Secondary] ?? 'secondary',
    label: component.label ?? '',
    emoji: viewEmoji(component.emoji),
    disabled: component.disabled ?? false,
    ...(component.custom_id === undefined ? {} : { customId: component.custom_id }),
    ...(typeof component.url === 'string' && /^https?:\/\//i.test(component.url)
      ? { url: component.url }
      : {}),
  };
}

/** A select of any kind (or a form's group of radio buttons or checkboxes) as one list to pick from. */
export function viewSelect(component: Component, needs: ComponentNeeds): SelectView[] {
  const options = selectOptions(component, needs);
  if (options === undefined || component.custom_id === undefined) return [];
  const several = component.type === ComponentType.CheckboxGroup;
  return [
    {
      type: 'select',
      customId: component.custom_id,
      placeholder: component.placeholder ?? 'Make a selection',
      min: component.min_values ?? (several ? 0 : 1),
      max: component.max_values ?? (several ? options.length : 1),
      disabled: component.disabled ?? false,
      options,
    },
  ];
}

function selectOptions(component: Component, needs: ComponentNeeds): SelectOptionView[] | undefined {
  const named = (mark: string, things: { id: string; name: string }[]) =>
    things.map(({ id, name }) => ({
      label: `${mark}${name}`,
      value: id,
      description: '',
      emoji: '',
      chosen: false,
    }));
  switch (component.type) {
    case ComponentType.StringSelect:
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup:
      return (component.options ?? []).map((option) => ({
        label: option.label,
        value: option.value,
        description: option.description ?? '',
        emoji: viewEmoji(option.emoji),
        chosen: option.default ?? false,
      }));
    case ComponentType.UserSelect:
      return named('@', needs.people());
    case ComponentType.RoleSelect:
      return named('@', needs.roles());
    case ComponentType.MentionableSelect:
      return [...named('@', needs.people()), ...named('@', needs.roles())];
    case ComponentType.ChannelSelect: {
      const types = component.channel_types ?? [];
      return named(
        '#',
        needs.channels().filter(({ type }) => types.length === 0 || types.includes(type)),
      );
    }
    default:
      return undefined;
  }
}

/** A custom emoji's picture is on the web; its name stands in for it. */
function viewEmoji(emoji: Emoji | null | undefined): string {
  if (emoji === null || emoji === undefined) return '';
  return typeof emoji.id === 'string' ? `:${emoji.name ?? 'emoji'}:` : (emoji.name ?? '');
}
