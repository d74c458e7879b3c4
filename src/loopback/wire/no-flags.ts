/** No bits of a bit field; a number, because the flag enums have no member for it. */
export const noFlags: number = 0;
