/** No bit of a bit field; as a number, because the enums of flags have no member for it. */
export const noFlags: number = 0;
