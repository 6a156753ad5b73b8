/** A result as JSON, laid out for a reader, too. */
export const jsonText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
