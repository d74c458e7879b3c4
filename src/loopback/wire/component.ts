/** The shapes of components on the wire. */

export interface Emoji {
  id?: string | null | undefined;
  name?: string | null | undefined;
  animated?: boolean | undefined;
}

export interface SelectOption {
  label: string;
  value: string;
  description?: string | null | undefined;
  emoji?: Emoji | null | undefined;
  default?: boolean | undefined;
}

/** A picture or file; responses add `id` and `proxy_url`. */
export interface Media {
  url: string;
  id?: string | undefined;
  proxy_url?: string | undefined;
}

/**
 * Any component of a message or a modal; `type` decides which fields are set: 1 action row, 2 button, 3 string select,
 * 4 text input, 5 user, 6 role, 7 mentionable and 8 channel select, 9 section, 10 text display, 11 thumbnail, 12 media
 * gallery, 13 file, 14 separator, 17 container, 18 label, 19 file upload, 21 radio group, 22 checkbox group, 23
 * checkbox.
 */
export interface Component {
  type: number;
  id?: number | undefined;
  custom_id?: string | undefined;
  /** In a row, section or container. */
  components?: Component[] | undefined;
  /** In a section: a button or thumbnail. */
  accessory?: Component | undefined;
  /** In a label. */
  component?: Component | undefined;
  /** Button: 1 primary, 2 secondary, 3 success, 4 danger, 5 link. Text input: 1 short, 2 paragraph. */
  style?: number | undefined;
  label?: string | null | undefined;
  emoji?: Emoji | null | undefined;
  url?: string | null | undefined;
  disabled?: boolean | undefined;
  placeholder?: string | null | undefined;
  options?: SelectOption[] | undefined;
  min_values?: number | undefined;
  max_values?: number | undefined;
  channel_types?: number[] | undefined;
  content?: string | undefined;
  media?: Media | undefined;
  file?: Media | undefined;
  /** Of a file, in responses. */
  name?: string | undefined;
  size?: number | undefined;
  items?:
    | { media: Media; description?: string | null | undefined; spoiler?: boolean | undefined }[]
    | undefined;
  description?: string | null | undefined;
  spoiler?: boolean | undefined;
  divider?: boolean | undefined;
  spacing?: number | undefined;
  accent_color?: number | null | undefined;
  min_length?: number | undefined;
  max_length?: number | undefined;
  required?: boolean | undefined;
  value?: string | undefined;
  default?: boolean | undefined;
}

export interface Modal {
  custom_id: string;
  title: string;
  components: Component[];
}

/** Every component in a tree with its path, parents before children. */
export function walkComponents(
  components: readonly Component[],
  path: readonly PropertyKey[] = ['components'],
): { component: Component; path: readonly PropertyKey[] }[] {
  return components.flatMap((component, index) => {
    const here = [...path, index];
    const accessory = component.accessory;
    const labelled = component.component;
    return [
      { component, path: here },
      ...walkComponents(component.components ?? [], [...here, 'components']),
      ...(accessory === undefined ? [] : [{ component: accessory, path: [...here, 'accessory'] }]),
      ...(labelled === undefined ? [] : [{ component: labelled, path: [...here, 'component'] }]),
    ];
  });
}
