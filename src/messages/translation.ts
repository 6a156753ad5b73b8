/** An English text as the program has it, `{}` for what differs, and the same in Chinese, where `{1}` is the first of them. */
export type Translation = readonly [english: string, chinese: string];
