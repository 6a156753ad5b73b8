type FigureChange = (figure: string, pick: number) => string;

const FULL_WIDTH = '０１２３４５６７８９';
const INVISIBLE = [
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\u2009',
  '\u00ad',
  '&nbsp;',
  '&zwj;',
  '\u0000',
  '\u001b[31m',
];
const NONSENSE = [
  'n/a',
  'NaN',
  '1e3',
  'Infinity',
  '∞',
  '½',
  '٣',
  '12%',
  '$1.0',
  '1.2M',
  '0x1f',
  '--',
  '()',
  '(-1.0)',
  '.',
  ',',
];

const spliced = (figure: string, pick: number, text: string): string => {
  const place = pick % (figure.length + 1);
  return figure.slice(0, place) + text + figure.slice(place);
};

const replaceNth = (figure: string, pattern: RegExp, pick: number, by: (found: string) => string): string => {
  const found = [...figure.matchAll(pattern)];
  const one = found[pick % Math.max(1, found.length)];
  if (!one) return figure;
  return figure.slice(0, one.index) + by(one[0]) + figure.slice(one.index + one[0].length);
};

/** Every way in which the text of one figure is changed, by name. */
export const FIGURE_CHANGES: Readonly<Record<string, FigureChange>> = {
  'digit altered': (figure, pick) =>
    replaceNth(figure, /\d/g, pick, (digit) => String((Number(digit) + 1 + (pick % 9)) % 10)),
  'digit doubled': (figure, pick) => replaceNth(figure, /\d/g, pick, (digit) => digit + digit),
  'digit dropped': (figure, pick) => replaceNth(figure, /\d/g, pick, () => ''),
  'sign altered': (figure) =>
    figure.startsWith('(') ? figure.slice(1, -1) : /\d/.test(figure) ? `(${figure})` : figure,
  'parenthesis lost': (figure, pick) => replaceNth(figure, /[()]/g, pick, () => ''),
  'parentheses as a minus sign': (figure, pick) =>
    figure.replace(/^\((.*)\)$/, `${['-', '\u2212', '–', '—', '－'][pick % 5]}$1`),
  'thousands comma lost': (figure) => figure.replace(',', ''),
  'thousands comma moved': (figure, pick) => spliced(figure.replaceAll(',', ''), pick, ','),
  'decimal point lost': (figure) => figure.replace('.', ''),
  'decimal point moved': (figure, pick) => spliced(figure.replace('.', ''), pick, '.'),
  'decimal comma': (figure) => figure.replaceAll(',', ' ').replace('.', ','),
  'full-width digit': (figure, pick) =>
    replaceNth(figure, /\d/g, pick, (digit) => FULL_WIDTH[Number(digit)] ?? digit),
  'invisible character': (figure, pick) =>
    spliced(figure, pick >> 4, INVISIBLE[pick % INVISIBLE.length] ?? ''),
  'nonsense for a figure': (_, pick) => NONSENSE[pick % NONSENSE.length] ?? '',
  asterisks: (figure, pick) => figure + '*'.repeat(pick % 4),
  'figure a thousand times larger': (figure) =>
    /\d/.test(figure) ? figure.replace(/(\d+)(?=\.|\)|$)/, '$1000') : figure,
  'figure a hundred digits long': (figure) => figure.replace(/\d/, '9'.repeat(100)),
};

/** A figure's text changed in the way that is named. */
export function alteredFigure(name: string, figure: string, pick: number): string {
  return FIGURE_CHANGES[name]?.(figure, pick) ?? figure;
}
