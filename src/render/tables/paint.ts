/** Which colour says up: red in mainland China, green in the West. */
export type ColorScheme = 'red-up' | 'green-up';

const RED = '\u001b[31m';
const GREEN = '\u001b[32m';
const PLAIN = '\u001b[39m';

const ZH_AMOUNT = '\\d[\\d,]*(?:\\.\\d+)?[ \u00a0]?(?:[万萬亿億]{0,2}美元|[万萬亿億])';
const ZH_LINK = '(?:达|達|约|約|为|為|额|額|总额|總額|不足|不到|超|超过|超過|逾|近|仅|僅|：)*[ \u00a0]?';
const EN_NUMBER = '\\d[\\d,]*(?:\\.\\d+)?';
const EN_AMOUNT = `(?:US)?\\$ ?${EN_NUMBER}(?: ?(?:thousand|million|billion|trillion|[kmb]n?)\\b)?`;
const EN_VERB = '(?: of| was| were| totall?(?:ed|ing)| reached|:)?';
const EN_ABOUT = '(?: about| nearly| over| under| more than| less than)?';

/** A word of direction with the amount beside it, if one is there; a zero beside it is taken in to be told apart. */
const PHRASES = [
  `(?:(?:${ZH_AMOUNT}|零)的?[ \u00a0]?)?[净淨]流[入出](?:${ZH_LINK}(?:${ZH_AMOUNT}|零|0(?![\\d.])))?`,
  `(?:(?:${EN_AMOUNT}|\\bno|\\bzero) (?:in |of )?)?\\b(?:net )?(?:in|out)flows?\\b` +
    `(?:${EN_VERB}${EN_ABOUT} (?:${EN_AMOUNT}|zero\\b|nil\\b|0(?![\\d.])))?`,
].map((phrase) => new RegExp(phrase, 'giu'));

/**
 * Colours what is said of inflows and outflows in a finished text, each word of direction with its amount. The words
 * stay as they are, so that colour alone says nothing; a zero has no direction and no colour.
 *
 * @param text without escape sequences; taken out of the result, they leave this very text
 */
export function paint(text: string, scheme: ColorScheme): string {
  const [inColor, outColor] = scheme === 'red-up' ? [RED, GREEN] : [GREEN, RED];
  const color = (said: string) => (/流出|outflow/i.test(said) ? outColor : inColor);
  return PHRASES.reduce(
    (painted, phrase) =>
      painted.replace(phrase, (said) => (isZero(said) ? said : `${color(said)}${said}${PLAIN}`)),
    text,
  );
}

const isZero = (said: string): boolean =>
  /零|\b(?:no|zero|nil)\b/i.test(said) || (/\d/.test(said) && !/[1-9]/.test(said));
