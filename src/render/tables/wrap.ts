import stringWidth from 'string-width';

/** A space, a Latin word or number, or one Chinese character; punctuation that ends stays with what it ends. */
const PIECE = /\s+|(?:[!-~]+|.)[，。、；：！？）》”]*/gsu;

/** A text in lines of so many cells at most: broken at spaces and between Chinese characters, a longer word anywhere. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, width)) {
    if (stringWidth((line + piece).trimEnd()) <= width) {
      line += piece;
    } else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  return [...lines, line.trimEnd()].filter((one, i) => one !== '' || i === 0);
}

function pieces(text: string, width: number): string[] {
  const found: string[] = text.match(PIECE) ?? [];
  return found.flatMap((piece) => (stringWidth(piece) > width ? [...piece] : [piece]));
}
