import type { SelectView } from './message.ts';
import type { TextNode } from './text.ts';

export type ModalFieldView =
  | {
      type: 'input';
      customId: string;
      label: string;
      description: string;
      paragraph: boolean;
      required: boolean;
      placeholder: string;
      value: string;
      min: number;
      max: number;
    }
  | {
      type: 'select';
      customId: string;
      label: string;
      description: string;
      required: boolean;
      select: SelectView;
    }
  | { type: 'check'; customId: string; label: string; description: string; checked: boolean }
  | { type: 'text'; text: TextNode[] };

/** `id` is the interaction that the form answered, sent back with the input. */
export type ModalView = { id: string; title: string; fields: ModalFieldView[] };
