/** The point of an initial or a month ends nothing: `U.S. funds`, `Nov. 1`. */
const END = /(?<=[。！？\n])|(?<=[!?]|(?<!\b(?:[A-Z]|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.)(?=\s)/u;

/** The sentences of a text, in order; a heading or a line of a table is one, too. */
export function sentencesOf(text: string): string[] {
  return text.split(END).filter((sentence) => sentence.trim() !== '');
}

/** The sentence in which a place of the text stands. */
export function sentenceAt(text: string, at: number): string {
  let end = 0;
  const found = text.split(END).find((sentence) => {
    end += sentence.length;
    return end > at;
  });
  return (found ?? text).trim();
}

/** What the sentence says before a place of the text. */
export function sentenceBefore(text: string, at: number): string {
  return text.slice(0, at).split(END).at(-1) ?? '';
}
