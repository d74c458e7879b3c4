import { ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import {
  channelSelect,
  checkUnique,
  mentionableSelect,
  roleSelect,
  stringSelect,
  textDisplay,
  userSelect,
} from './components.ts';
import { report } from './field-errors.ts';
import { customId, optional, text } from './fields.ts';

const id = optional(z.int());

const textInput = z.looseObject({
  type: z.literal(ComponentType.TextInput),
  id,
  custom_id: customId,
  style: z.int().min(1).max(2),
  label: optional(text(1, 45)),
  min_length: optional(z.int().min(0).max(4000)),
  max_length: optional(z.int().min(1).max(4000)),
  required: optional(z.boolean()),
  value: optional(text(0, 4000)),
  placeholder: optional(text(0, 100)),
});

const rowOfOneInput = z
  .looseObject({ type: z.literal(ComponentType.ActionRow), id, components: z.array(textInput).min(1).max(1) })
  .superRefine(({ components }, ctx) => {
    if (components[0]?.label === undefined)
      report(ctx, ['components', 0, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required');
  });

const upload = z.looseObject({
  type: z.literal(ComponentType.FileUpload),
  id,
  custom_id: customId,
  min_values: optional(z.int().min(0).max(10)),
  max_values: optional(z.int().min(1).max(10)),
  required: optional(z.boolean()),
});

const choice = z.looseObject({
  label: text(1, 100),
  value: text(1, 100),
  description: optional(text(0, 100)),
  default: optional(z.boolean()),
});
const group = { id, custom_id: customId, required: optional(z.boolean()) };
const radioGroup = z.looseObject({
  type: z.literal(ComponentType.RadioGroup),
  ...group,
  options: z.array(choice).min(2).max(10),
});
const checkboxGroup = z.looseObject({
  type: z.literal(ComponentType.CheckboxGroup),
  ...group,
  options: z.array(choice).min(1).max(10),
  min_values: optional(z.int().min(0).max(10)),
  max_values: optional(z.int().min(1).max(10)),
});
const checkbox = z.looseObject({
  type: z.literal(ComponentType.Checkbox),
  ...group,
  default: optional(z.boolean()),
});

const label = z.looseObject({
  type: z.literal(ComponentType.Label),
  id,
  label: text(1, 45),
  description: optional(text(1, 100)),
  component: z.discriminatedUnion('type', [
    textInput,
    stringSelect,
    userSelect,
    roleSelect,
    mentionableSelect,
    channelSelect,
    upload,
    radioGroup,
    checkboxGroup,
    checkbox,
  ]),
});

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export const modalSchema = z
  .looseObject({
    custom_id: customId,
    title: text(1, 45),
    components: z
      .array(z.discriminatedUnion('type', [rowOfOneInput, label, textDisplay]))
      .min(1)
      .max(5),
  })
  .superRefine(({ components }, ctx) => checkUnique(components, ctx));
